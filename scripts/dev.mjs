/** `npm run dev`: the site with Vite behind the same front door; changes show without a build. */
import { ensureSettingsBuilt, generateClient, linkEnhancements } from "./build.mjs";
import { readSettings } from "./bundle.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment, ROOT } from "./environment.mjs";
import { startFakeStripe } from "./fake-stripe.mjs";
import { ensureInstalled } from "./install.mjs";
import { onStop, runScript } from "./lifecycle.mjs";
import { choosePort } from "./ports.mjs";

const SERVER_BUILD = "virtual:remix/server-build";

await runScript(async () => {
  prepareEnvironment({ mode: "development" });
  await ensureInstalled();
  await generateClient();
  await ensureSettingsBuilt();
  linkEnhancements();
  const settings = await readSettings();
  process.env.PORT = String(await choosePort(settings));
  const { embedded } = await openDatabase(settings);
  const { migrate } = await import("./migrations.mjs");
  await migrate(process.env.DATABASE_URL);

  const vite = await startVite();
  onStop(() => vite.close());
  const stripe = process.env.FAKE_STRIPE === "1" ? await startFakeStripe(vite, settings) : null;

  const load = () => vite.ssrLoadModule(SERVER_BUILD);
  const { startWeb, startWorker, runCommand, prepareFirstOwner } = (await load()).entry.module;
  await runCommand(["facts", "load", "--if-new"]);
  if (settings.SEED_DEMO ? settings.SEED_DEMO === "1" : embedded) await runCommand(["seed", "--if-empty"]);
  const [label, login] = await prepareFirstOwner();
  const web = await startWeb(load, {
    port: Number(process.env.PORT),
    host: settings.HOST,
    before: vite.middlewares,
  });
  onStop(() => web.stop());
  if (settings.WORKER === "inline") {
    const worker = await startWorker();
    onStop(() => worker.stop());
  }
  console.log(`\n  Groundswell in development: ${(await readSettings()).APP_URL}\n  ${label} ${login}`);
  console.log(stripe ? `  Gifts go to a stand-in for Stripe, which charges nobody: ${stripe}\n` : "");
});

/** Vite would end the process on SIGTERM by itself, before requests and jobs have drained. */
async function startVite() {
  const { createServer } = await import("vite");
  const ours = process.listeners("SIGTERM");
  const vite = await createServer({ root: ROOT, server: { middlewareMode: true } });
  for (const listener of process.listeners("SIGTERM")) {
    if (!ours.includes(listener)) process.off("SIGTERM", listener);
  }
  return vite;
}
