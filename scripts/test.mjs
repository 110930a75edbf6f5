/** `npm test`: every check there is, from formatting to browser journeys, and a summary whose last line counts. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runChild } from "./children.mjs";
import { findChromium } from "./chromium.mjs";
import { prepareEnvironment, ROOT } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { onStop, runScript, stop } from "./lifecycle.mjs";

// Enough for each tool, and all of them together stay under what a small machine has.
const NODE_OPTIONS = "--max-old-space-size=1536";

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-reports-"));
const UNIT_REPORT = path.join(reports, "unit.json");
const JOURNEYS_REPORT = path.join(reports, "journeys.json");
const BREAKDOWN_REPORT = path.join(reports, "breakdown.json");

const bin = (file) => [process.execPath, path.join(ROOT, "node_modules", file)];
const STATIC_CHECKS = [
  ["format and lint", [...bin("@biomejs/biome/bin/biome"), "ci", "--max-diagnostics=50"]],
  // The words of all rooms are types, too: the compiler needs more than the others.
  [
    "types",
    [process.execPath, "--max-old-space-size=4096", ...bin("typescript/bin/tsc").slice(1), "--noEmit"],
  ],
  [
    "import rules",
    [
      ...bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "emails",
    ],
  ],
  ["dead code", [...bin("knip/bin/knip.js"), "--no-progress", "--no-config-hints"]],
];
const UNIT_TESTS = [
  ...bin("vitest/vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--reporter=${path.join(ROOT, "scripts/breakdown-reporter.mjs")}`,
  `--outputFile.json=${UNIT_REPORT}`,
];
const JOURNEYS = [...bin("@playwright/test/cli.js"), "test"];

const results = [];

await runScript(
  async () => {
    onStop(() => fs.rmSync(reports, { recursive: true, force: true }));
    prepareEnvironment({ dotenv: false });
    // Each tool knows its own mode best.
    delete process.env.NODE_ENV;
    await ensureInstalled();
    await ensureBuilt();
    for (const [name, command] of STATIC_CHECKS) await check(name, command);
    await check("unit and integration tests", UNIT_TESTS);
    await check("browser journeys", JOURNEYS, { before: ensureChromium });
    await stop(summarise());
  },
  { interrupted: 130 },
);

/** Runs one tool with its output on ours, and notes how it went. */
async function check(name, [command, ...args], { before } = {}) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  let failure = null;
  try {
    await before?.();
    const env = { NODE_OPTIONS, JOURNEYS_REPORT, BREAKDOWN_REPORT, FORCE_COLOR: "0" };
    await runChild(command, args, { kept: true, env });
  } catch (error) {
    console.error(error.message);
    failure = { end: endOf(error.output ?? error.message) };
  }
  results.push({ name, passed: !failure, failure, seconds: (performance.now() - start) / 1000 });
}

// A function, since checks run before the lines down here do.
function endOf(output) {
  return output.trimEnd().split("\n").slice(-25).join("\n");
}

/** Journeys need a browser: the system's, else one that Playwright fetches. */
async function ensureChromium() {
  if (findChromium()) return;
  try {
    await runChild(JOURNEYS[0], [JOURNEYS[1], "install", "chromium"], { quiet: true });
  } catch {
    throw new Error("No Chromium was found and none could be fetched: install it, or set CHROMIUM_PATH.");
  }
}

/** Prints how each check went; returns the exit code. */
function summarise() {
  const unit = countUnit();
  const journeys = countJourneys();
  const reasons = whatFailed();
  if (reasons.length > 0) console.log(`\n── what failed\n${reasons.join("\n")}`);
  console.log("\n── summary");
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? "passed" : "FAILED"}  ${name.padEnd(28)}${seconds.toFixed(0).padStart(5)} s`);
  }
  console.log(`unit and integration: ${describe(unit)}\nbrowser journeys: ${describe(journeys)}`);
  const total = {
    passed: unit.passed + journeys.passed,
    failed: unit.failed + journeys.failed,
    skipped: unit.skipped + journeys.skipped,
  };
  // A check that has no tests of its own, or whose run broke down, must not vanish behind a zero.
  const broken = results.filter(({ passed }) => !passed).length;
  if (total.failed === 0) total.failed = broken;
  console.log(describe(total));
  return total.failed === 0 ? 0 : 1;
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function countUnit() {
  const report = readReport(UNIT_REPORT);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function countJourneys() {
  const stats = readReport(JOURNEYS_REPORT)?.stats;
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
}

/** One short text for each failure, so that the end of a long log says why. A tool that names none is quoted. */
function whatFailed() {
  const named = { "unit and integration tests": unitFailures, "browser journeys": journeyFailures };
  return results.flatMap(({ name, failure }) => {
    if (!failure) return [];
    const reasons = named[name]?.() ?? [];
    return reasons.length > 0 ? reasons.map((reason) => reason.slice(0, 1200)) : [`${name}:\n${failure.end}`];
  });
}

/** Tests that failed, and what broke around them. */
function unitFailures() {
  const failed = (readReport(UNIT_REPORT)?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => `${path.relative(ROOT, name)} › ${test.fullName}\n${test.failureMessages.join("\n")}`),
  );
  return [...failed, ...(readReport(BREAKDOWN_REPORT) ?? [])];
}

function journeyFailures() {
  return specsOf(readReport(JOURNEYS_REPORT)?.suites)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const error = tests.flatMap((test) => test.results).find((result) => result.error)?.error;
      return `${file} › ${title}\n${error?.message ?? ""}`;
    });
}

function specsOf(suites = []) {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)]);
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}
