/**
 * `npm run migrate` brings the database up to date, and the facts about districts and officials that ship.
 * `npm run migrate -- create <name>` writes the migration that takes the last one to the present schema.
 */

import { ensureBuilt, ensureSettingsBuilt } from "./build.mjs";
import { loadApplication, readSettings } from "./bundle.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { runScript, stop } from "./lifecycle.mjs";

const [command, name] = process.argv.slice(2);

await runScript(
  async () => {
    if (command === "create" && !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name ?? "")) {
      throw new Error("Usage: npm run migrate -- create <name_in_lower_case>");
    }
    if (command && command !== "create") throw new Error("Usage: npm run migrate [-- create <name>]");
    prepareEnvironment();
    await ensureInstalled();
    await (command ? ensureSettingsBuilt() : ensureBuilt());
    await openDatabase(await readSettings(), { share: true, keepsFiles: false });
    await (command ? create() : apply());
    await stop(0);
  },
  { interrupted: 130 },
);

async function apply() {
  const { migrate } = await import("./migrations.mjs");
  const applied = await migrate(process.env.DATABASE_URL);
  console.log(
    applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply: the database is up to date.",
  );
  const { runCommand } = await loadApplication();
  await runCommand(["facts", "load", "--if-new"]);
}

async function create() {
  const { createMigration } = await import("./migration-draft.mjs");
  const file = await createMigration(process.env.DATABASE_URL, name);
  console.log(
    file
      ? `Wrote ${file}: read it before you commit it.`
      : "The migrations say what the schema says already.",
  );
}
