/** `npm run groundswell -- <command>` and `npm run seed`: the operator's command line. */
import { ensureBuilt } from "./build.mjs";
import { loadApplication, readSettings } from "./bundle.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { runScript, stop } from "./lifecycle.mjs";

await runScript(
  async () => {
    prepareEnvironment();
    // A command's output is for a person.
    process.env.LOG_LEVEL ||= "warn";
    await ensureInstalled();
    await ensureBuilt();
    await openDatabase(await readSettings(), { share: true, unchecked: true });
    const { runCommand } = await loadApplication();
    await stop(await runCommand(process.argv.slice(2)));
  },
  { interrupted: 130 },
);
