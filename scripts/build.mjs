/**
 * Builds what production runs: the Prisma client, the Remix server and client bundles, the script that enhances
 * public pages, and the settings for the plain scripts. A build that matches its inputs is left alone.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { alone } from "./alone.mjs";
import { runChild } from "./children.mjs";
import { prepareEnvironment, ROOT } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";

const INPUTS = [
  "app",
  "emails",
  "prisma",
  "public",
  "package-lock.json",
  "package.json",
  "remix.config.js",
  "scripts/build.mjs",
  "tsconfig.json",
  "vite.config.ts",
];
const GENERATED = "app/platform/prisma";
const IS_TEST = /\.test\.tsx?$/;
const BUILD = path.join(ROOT, "build");
const STAMP = path.join(BUILD, "inputs.sha256");
const ENHANCE = { main: "app/enhance/main.ts", "solve-worker": "app/enhance/solve-worker.ts" };

/** Builds unless the last build was made from these very sources. */
export async function ensureBuilt() {
  if (!fs.existsSync(path.join(ROOT, "app"))) return; // an image that carries only the build
  await alone(async () => {
    const inputs = hashInputs();
    if (isBuiltFrom(inputs)) return;
    console.log("Building …");
    fs.rmSync(BUILD, { recursive: true, force: true });
    await generateClient();
    await runChild(process.execPath, [packageFile("@remix-run/dev/dist/cli.js"), "vite:build"], {
      quiet: true,
    });
    await bundleEnhancements();
    await bundleSettings();
    fs.writeFileSync(STAMP, inputs);
  });
}

/** Writes the typed database client into app/platform/prisma. */
export async function generateClient() {
  // `generate` never runs the schema engine, but fetches it over the network unless it is told of some file.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  await runChild(process.execPath, [packageFile("prisma/build/index.js"), "generate"], { quiet: true, env });
}

/** In development Vite serves the browser scripts from their sources. The build is no longer whole after this. */
export function linkEnhancements() {
  fs.mkdirSync(BUILD, { recursive: true });
  fs.rmSync(STAMP, { force: true });
  writeEnhancements(Object.entries(ENHANCE).map(([name, source]) => [name, `/${source}`]));
}

/** Bundles the browser scripts of public pages and notes their addresses in build/enhance.json. */
async function bundleEnhancements() {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: Object.values(ENHANCE),
    entryNames: "enhance-[name]-[hash]",
    outdir: "build/client/assets",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    metafile: true,
    logLevel: "warning",
  });
  const written = Object.entries(metafile.outputs);
  writeEnhancements(
    Object.entries(ENHANCE).map(([name, source]) => {
      const [file] = written.find(([, { entryPoint }]) => entryPoint === source);
      return [name, `/assets/${path.basename(file)}`];
    }),
  );
}

function writeEnhancements(entries) {
  fs.writeFileSync(path.join(BUILD, "enhance.json"), JSON.stringify(Object.fromEntries(entries)));
}

/** For scripts that need the settings and nothing else of the application. */
export async function ensureSettingsBuilt() {
  if (fs.existsSync(path.join(ROOT, "app"))) await bundleSettings();
}

/** The plain scripts check the settings before they start anything. */
async function bundleSettings() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["app/platform/settings.server.ts"],
    outfile: "build/settings.js",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
}

function packageFile(file) {
  return path.join(ROOT, "node_modules", file);
}

function isBuiltFrom(inputs) {
  return (
    fs.existsSync(STAMP) &&
    fs.readFileSync(STAMP, "utf8") === inputs &&
    fs.existsSync(path.join(ROOT, GENERATED, "client.ts"))
  );
}

function hashInputs() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap(filesOf))
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  return hash.digest("hex");
}

function filesOf(name) {
  const full = path.join(ROOT, name);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return IS_TEST.test(name) ? [] : [name];
  if (name === GENERATED) return [];
  return fs
    .readdirSync(full)
    .sort()
    .flatMap((entry) => filesOf(`${name}/${entry}`));
}

if (process.argv[1] === import.meta.filename) {
  prepareEnvironment();
  await ensureInstalled();
  await ensureBuilt();
}
