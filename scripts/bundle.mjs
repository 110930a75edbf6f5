import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./environment.mjs";

const load = (file) => import(pathToFileURL(path.join(ROOT, "build", file)).href);

/**
 * The settings, checked. Errors: SettingsError with one line that names the wrong one.
 * A bundle of their own, since loading the server bundle connects to the database they name.
 */
export async function readSettings() {
  const settings = await load("settings.js");
  return settings.readSettings(process.env);
}

/** The application as Remix bundles it. Load it when DATABASE_URL and PORT stand. */
export async function loadApplication() {
  const build = await load("server/index.js");
  const { startWeb, startWorker, runCommand, prepareFirstOwner, answerPrimary } = build.entry.module;
  return { build, startWeb, startWorker, runCommand, prepareFirstOwner, answerPrimary };
}
