import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../../scripts/ports.mjs";
import { startFakeGeocoder } from "../fakes/geocoder.ts";
import { startFakeStripe } from "../fakes/stripe/start-fake-stripe.ts";
import { answerJourneys } from "./officials-place.ts";

const READY_TIMEOUT_MS = 120_000;

/**
 * Starts the product as a newcomer does, `npm start` with the demo in an empty data folder, and tells the journeys
 * where it is: BASE_URL, and MAIL_FOLDER with the captured mail. Stops it when they are done.
 * With JOURNEYS_URL set they walk through a site that runs already.
 */
export default async function serveDemo(): Promise<() => Promise<void>> {
  if (process.env.JOURNEYS_URL) {
    process.env.BASE_URL = process.env.JOURNEYS_URL;
    process.env.MAIL_FOLDER ??= "data/mail";
    return async () => {};
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-journeys-"));
  fs.chmodSync(dataDir, 0o711);
  const port = await freePort(4300, 4999);
  const origin = `http://localhost:${port}`;
  const geocoder = await startFakeGeocoder(answerJourneys);
  const stripe = await startFakeStripe({ webhooks: { url: `${origin}/hooks/stripe` } });
  const site = start(port, dataDir, {
    GEOCODER_URL: geocoder.url,
    STRIPE_API_BASE: stripe.url,
    STRIPE_SECRET_KEY: stripe.key,
    STRIPE_WEBHOOK_SECRET: stripe.secret,
  });
  const stop = async () => {
    await end(site.process);
    await geocoder.stop();
    await stripe.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(origin, site);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.BASE_URL = origin;
  process.env.MAIL_FOLDER = path.join(dataDir, "mail");
  process.env.STRIPE_URL = stripe.url;
  process.env.SET_UP_LINK = /http\S+\/admin\/set-up\/[\w-]+/.exec(site.greeting())?.[0] ?? "none was printed";
  return stop;
}

type Site = { process: ChildProcess; output: () => string; greeting: () => string };

function start(port: number, dataDir: string, services: Record<string, string>): Site {
  const own =
    /^(ADMIN_|APP_URL|DATABASE_URL|SMTP_URL|MAIL_FROM|DKIM_|STRIPE_|SESSION_SECRET|WORKER|WEB_PROCESSES|TRUST_PROXY)/;
  const inherited = Object.entries(process.env).map(([name, value]) => [name, own.test(name) ? "" : value]);
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: `http://localhost:${port}`,
      DATABASE_URL: "",
      DATA_DIR: dataDir,
      // All journeys come from one address; what many from one place are asked is the business of other tests.
      RATE_LIMIT_ALLOW: "127.0.0.0/8",
      ...services,
      SEED_DEMO: "1",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let greeting = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      output = (output + text).slice(-10_000);
      greeting = (greeting + text).slice(0, 10_000);
    });
  }
  return { process: child, output: () => output, greeting: () => greeting };
}

async function untilReady(origin: string, site: Site): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (site.process.exitCode !== null) break;
    const reply = await fetch(`${origin}/readyz`).catch(() => null);
    if (reply?.ok && site.greeting().includes("Ctrl-C")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The site for the journeys did not start.\n${site.output()}`);
}

async function end(site: ChildProcess): Promise<void> {
  if (site.exitCode !== null) return;
  const gone = new Promise((resolve) => site.once("exit", resolve));
  site.kill("SIGTERM");
  await gone;
}
