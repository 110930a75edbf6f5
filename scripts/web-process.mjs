/** One of several web processes behind a port (WEB_PROCESSES); the process that forked it tells it to stop. */
import { loadApplication, readSettings } from "./bundle.mjs";
import { prepareEnvironment } from "./environment.mjs";

prepareEnvironment();

// Ctrl-C reaches the whole terminal; the primary decides when to drain.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
let web;
let stopping = false;

async function stop() {
  if (stopping) return;
  stopping = true;
  await web?.stop();
  process.exit(0);
}

process.on("message", (message) => {
  if (message?.groundswell === "stop") stop();
});
process.on("disconnect", stop);

const { PORT, HOST } = await readSettings();
const { build, startWeb, answerPrimary } = await loadApplication();
answerPrimary();
web = await startWeb(build, { port: PORT, host: HOST });
