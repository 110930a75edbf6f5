import fs from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");

/** Ends with one line if this Node cannot run us; else works from the clone's folder, with `.env` read in. */
export function prepareEnvironment({ mode = "production", dotenv = true } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Groundswell needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  process.chdir(ROOT);
  // What the shell sets wins over the file.
  if (dotenv && fs.existsSync(".env")) process.loadEnvFile(".env");
  process.env.NODE_ENV ||= mode;
}
