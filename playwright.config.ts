import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.mjs";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executablePath = findChromium();

export default defineConfig({
  testDir: "tests/journeys",
  outputDir: "test-results",
  globalSetup: "./tests/journeys/serve-demo.ts",
  // One site serves them all: each journey signs with addresses of its own and may run beside the others.
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.JOURNEYS_REPORT
    ? [["list"], ["json", { outputFile: process.env.JOURNEYS_REPORT }]]
    : [["list"]],
  use: {
    browserName: "chromium",
    // What cannot be pressed is told soon, not when the whole journey's time is over.
    actionTimeout: 60_000,
    launchOptions: { args: quiet, ...(executablePath ? { executablePath } : {}) },
    trace: "retain-on-failure",
  },
});
