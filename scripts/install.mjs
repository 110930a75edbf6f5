import fs from "node:fs";
import path from "node:path";
import { alone } from "./alone.mjs";
import { runChild } from "./children.mjs";
import { ROOT } from "./environment.mjs";

const WANTED = path.join(ROOT, "package-lock.json");
// What npm itself keeps about the packages it has unpacked.
const INSTALLED = path.join(ROOT, "node_modules/.package-lock.json");

/** Installs the dependencies if they are missing or not those of the lock. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone(async () => {
    if (isInstalled()) return; // another start did it while we waited
    console.log("Installing the dependencies (once, about a minute) …");
    const [command, ...before] = npm();
    // The build needs the development dependencies, whatever NODE_ENV says.
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    await runChild(command, [...before, ...args], { quiet: true });
  });
}

/** npm tells its children where it is; a plain `node scripts/start.mjs` finds it on the path. */
function npm() {
  const { npm_execpath: script } = process.env;
  return script?.endsWith(".js") ? [process.execPath, script] : ["npm"];
}

function isInstalled() {
  const wanted = readPackages(WANTED);
  if (!wanted) return true; // an image that was built elsewhere
  const installed = readPackages(INSTALLED);
  if (!installed) return false;
  return Object.entries(wanted).every(([place, { version, optional, link }]) => {
    const isOurs = place === "";
    // Optional ones may be for another platform.
    return isOurs || optional || link || installed[place]?.version === version;
  });
}

function readPackages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).packages : null;
}
