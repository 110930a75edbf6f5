/**
 * `node bench/card-testing.mjs`: somebody who has stolen cards posts the form of the demo's fundraising page twenty times a
 * second for half a minute and tries two cards on every page at Stripe that opens; all of them are refused. Played three
 * times, each against a site of its own and a stand-in for Stripe: from one address, from two hundred, and from two hundred
 * by somebody who comes back after a wait. Prints what was let through, what was refused and how, and when the brake came.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createServer } from "vite";
import { ensureBuilt } from "../scripts/build.mjs";
import { ROOT } from "../scripts/environment.mjs";
import { onStop, runScript, stop } from "../scripts/lifecycle.mjs";
import { freePort } from "../scripts/ports.mjs";

const PLAYS = [
  { name: "one address", addresses: 1, patient: false },
  { name: "200 addresses", addresses: 200, patient: false },
  { name: "200 addresses, comes back after a wait", addresses: 200, patient: true },
];
const SLUG = "fund-the-trust-act";
const TRIES = 2;
const PER_SECOND = 20;
const SECONDS = 30;
/** A form may not come back sooner than a person fills it in. */
const FILL_IN_MS = 2_500;
/** What was begun when the last form was sent has been told of by then. */
const SETTLE_MS = 5_000;

const words = JSON.parse(fs.readFileSync(path.join(ROOT, "app/locales/en/donations.json"), "utf8"));
const answers = { wait: words.wait.title, many: words.many.title, braked: words.braked.title };

/** A built site with the demo in it, behind one proxy, and the stand-in that it takes for Stripe. */
async function openSite(startFakeStripe) {
  const port = await freePort(4110, 4190, "127.0.0.1");
  const site = `http://127.0.0.1:${port}`;
  const fake = await startFakeStripe({
    webhooks: { url: `${site}/hooks/stripe`, attempts: 8, backoffMs: 500 },
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "card-testing-"));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    stdio: "ignore",
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, TRUST_PROXY: "1", SMTP_URL: "" },
      ...{ STRIPE_API_BASE: fake.url, STRIPE_SECRET_KEY: fake.key, STRIPE_WEBHOOK_SECRET: fake.secret },
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    await fake.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  onStop(close);
  while (!(await fetch(`${site}/readyz`).catch(() => null))?.ok) await pause(250);
  return { site, fake, close };
}

/** Of the page, what a form posts along unseen, and the smallest amount that it takes. */
async function fillIn(site) {
  const html = await (await fetch(`${site}/donate/${SLUG}`)).text();
  const token = /name="form_token" value="([^"]+)"/.exec(html)[1];
  const least = /from \$([\d.]+) to/.exec(html)[1];
  await pause(FILL_IN_MS);
  return { token, least };
}

function formOf({ token, least }, wait) {
  const id = randomUUID().slice(0, 8);
  const fields = { amount_other: least, currency: "USD", interval: "once", form_token: token };
  const person = { given_name: "Ana", family_name: "Alba", email: `${id}@example.org`, postal_code: "94110" };
  return new URLSearchParams({ ...fields, ...person, ...(wait && { wait }) });
}

async function play({ site, fake }, { addresses, patient }) {
  const form = await fillIn(site);
  const seen = {
    posts: 0,
    "let through": 0,
    "cards tried": 0,
    "page closed": 0,
    wait: 0,
    many: 0,
    braked: 0,
    other: 0,
  };
  const begun = performance.now();
  let brakedAfter = null;

  async function post(address, wait) {
    seen.posts += 1;
    const reply = await fetch(`${site}/donate/${SLUG}`, {
      method: "POST",
      redirect: "manual",
      headers: { "X-Forwarded-For": address, Origin: site },
      body: formOf(form, wait),
    });
    const body = await reply.text();
    if (reply.status === 303) return tryCards(reply.headers.get("Location").split("/").at(-1));
    const kind = Object.keys(answers).find((each) => body.includes(answers[each])) ?? "other";
    seen[kind] += 1;
    if (kind === "braked") brakedAfter ??= (performance.now() - begun) / 1_000;
    if (kind !== "wait" || !patient || wait) return;
    await pause(Number(reply.headers.get("Retry-After")) * 1_000 + 100);
    await post(address, /name="wait" value="([^"]+)"/.exec(body)[1]);
  }

  async function tryCards(session) {
    seen["let through"] += 1;
    for (let n = 0; n < TRIES; n += 1) {
      const card = { fingerprint: randomUUID() };
      const { outcome } = fake.decline({ session, code: "card_declined", card });
      seen[outcome === "declined" ? "cards tried" : "page closed"] += 1;
      await pause(500);
    }
  }

  const posts = [];
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    const place = n % addresses;
    posts.push(post(addresses === 1 ? "203.0.113.7" : `198.18.${place}.9`));
    await pause(Math.max(begun + ((n + 1) * 1_000) / PER_SECOND - performance.now(), 0));
  }
  await Promise.all(posts);
  await pause(SETTLE_MS);
  return { ...seen, "brake after": brakedAfter === null ? "never" : `${brakedAfter.toFixed(1)} s` };
}

await runScript(async () => {
  await ensureBuilt();
  const vite = await createServer({ root: ROOT, configFile: false, server: { middlewareMode: true } });
  onStop(() => vite.close());
  const { startFakeStripe } = await vite.ssrLoadModule("/tests/fakes/stripe/start-fake-stripe.ts");
  const table = {};
  for (const { name, ...how } of PLAYS) {
    const stage = await openSite(startFakeStripe);
    table[name] = await play(stage, how);
    await stage.close();
  }
  console.table(table);
  await stop(0);
});
