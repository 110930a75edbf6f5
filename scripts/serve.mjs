/** `npm run web` and `npm run worker`: one half each, for deployments where they run apart. */
import os from "node:os";
import { ensureBuilt } from "./build.mjs";
import { loadApplication, readSettings } from "./bundle.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { onStop, runScript } from "./lifecycle.mjs";
import { choosePort } from "./ports.mjs";

const [half] = process.argv.slice(2);

await runScript(async () => {
  if (half !== "web" && half !== "worker") throw new Error("Usage: node scripts/serve.mjs web|worker");
  prepareEnvironment();
  await ensureInstalled();
  await ensureBuilt();
  const settings = await readSettings();
  await openDatabase(settings, { share: true });
  await (half === "web" ? serveWeb(settings) : work());
});

async function serveWeb(settings) {
  const port = await choosePort(settings);
  process.env.PORT = String(port);
  const { build, startWeb, prepareFirstOwner } = await loadApplication();
  const [label, login] = await prepareFirstOwner();
  const web = await startWeb(build, { port, host: settings.HOST });
  onStop(() => web.stop());
  console.log(`Groundswell serves ${settings.HOST}:${port}\n${label} ${login}`);
}

async function work() {
  // Whoever signs or reads goes first where they share a machine: mail has time.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  const { startWorker } = await loadApplication();
  const worker = await startWorker();
  onStop(() => worker.stop());
  console.log("Groundswell works off its jobs");
}
