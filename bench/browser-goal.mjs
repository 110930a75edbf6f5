import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { askOnce } from "./client.mjs";
import { line, median } from "./measure.mjs";
import { startWeb } from "./stage.mjs";

/** Lighthouse's slow 4G: round trips of 150 ms, 1.6 Mbit/s down, 750 kbit/s up, a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const LIMITS = { scriptBytes: 60_000, lcpMs: 1_500, shift: 0 };
const SETTLE_MS = 2_000;

const WATCH = () => {
  window.seen = { lcp: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
};

async function visit(browser, url) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLE_MS);
  const seen = await page.evaluate(() => window.seen);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => /\.m?js(\?|$)/.test(name)),
  );
  await context.close();
  return { ...seen, scripts };
}

async function compressedBytes(port, urls) {
  const sizes = await Promise.all(
    [...new Set(urls)].map(
      async (url) => brotliCompressSync((await askOnce(port, new URL(url).pathname)).body).length,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Fills the petition's form in and sends it, with JavaScript off. Returns where that led. */
async function signWithoutScript(browser, url, run) {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  await page.fill('[name="given_name"]', "Ana");
  await page.fill('[name="family_name"]', "Flores");
  await page.fill('[name="email"]', `${run}noscript@example.org`);
  await page.fill('[name="postal_code"]', "90012");
  await page.waitForTimeout(SETTLE_MS);
  await Promise.all([
    page.waitForURL(/thanks|petitions/),
    page.locator('form:has([name="given_name"]) [type="submit"]').first().click(),
  ]);
  const reached = new URL(page.url()).pathname;
  await context.close();
  return reached;
}

/** Goal 9: what a campaign page costs a phone on a slow connection. */
export async function browserGoal(stage, { rounds, run }) {
  const web = await startWeb(stage);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const campaign = `http://127.0.0.1:${web.port}/campaigns/${stage.petitions.campaign}`;
    const petition = `http://127.0.0.1:${web.port}/petitions/${stage.petitions.demo}`;
    const visits = [];
    for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, campaign));
    const bytes = await compressedBytes(
      web.port,
      visits.flatMap(({ scripts }) => scripts),
    );
    const lcp = median(visits.map((seen) => seen.lcp));
    const shift = Math.max(...visits.map((seen) => seen.shift));
    const reached = await signWithoutScript(browser, petition, run);
    return [
      line(
        9,
        "JavaScript of the campaign page, compressed",
        "≤ 60 kB",
        `${(bytes / 1_000).toFixed(1)} kB`,
        bytes <= LIMITS.scriptBytes,
        "",
      ),
      line(
        9,
        "Largest contentful paint on slow 4G",
        "≤ 1.5 s",
        `${(lcp / 1_000).toFixed(2)} s`,
        lcp > 0 && lcp <= LIMITS.lcpMs,
        `${rounds} cold visits, processor ${CPU_SLOWDOWN} × slower`,
      ),
      line(9, "Layout shift", "0", shift.toFixed(3), shift <= LIMITS.shift, ""),
      line(9, "Signs with JavaScript off", "thanks page", reached, reached.endsWith("/thanks"), ""),
    ];
  } finally {
    await browser.close();
    await web.stop();
  }
}
