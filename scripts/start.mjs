/** `npm start`: from a fresh clone to a running site in one command. */
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { loadApplication, readSettings } from "./bundle.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { isStopping, onStop, runScript } from "./lifecycle.mjs";
import { choosePort } from "./ports.mjs";

await runScript(async () => {
  prepareEnvironment();
  await ensureInstalled();
  await ensureBuilt();
  const settings = await readSettings();
  const port = await choosePort(settings);
  process.env.PORT = String(port);

  const { embedded } = await openDatabase(settings);
  const { migrate } = await import("./migrations.mjs");
  await migrate(process.env.DATABASE_URL);
  if (isStopping()) return;

  const application = await loadApplication();
  await application.runCommand(["facts", "load", "--if-new"]);
  const demo = settings.SEED_DEMO ? settings.SEED_DEMO === "1" : embedded;
  if (demo) await application.runCommand(["seed", "--if-empty"]);
  if (isStopping()) return;

  const login = await application.prepareFirstOwner();
  const web = await application.startWeb(application.build, { port, host: settings.HOST });
  onStop(() => web.stop());
  if (settings.WORKER === "inline") {
    const worker = await application.startWorker();
    onStop(() => worker.stop());
  }
  greet(await readSettings(), login);
});

function greet({ APP_URL, DATA_DIR, SMTP_URL, PORT, HOST }, login) {
  const data = path.relative(process.cwd(), DATA_DIR) || DATA_DIR;
  const lines = [
    ["Groundswell is running:", APP_URL],
    ...(APP_URL.endsWith(`:${PORT}`) ? [] : [["Listening on:", `${HOST}:${PORT}`]]),
    ["Organizers' panel:", `${APP_URL}/admin`],
    login,
    [
      "Mail:",
      SMTP_URL ? "goes out through SMTP_URL" : `is kept as files in ${data}/mail (SMTP_URL sends it)`,
    ],
    ["Check the set-up:", "npm run groundswell -- doctor"],
    ["Stop:", "Ctrl-C"],
  ];
  console.log(["", ...lines.map(([label, text]) => `  ${label.padEnd(25)}${text}`), ""].join("\n"));
}
