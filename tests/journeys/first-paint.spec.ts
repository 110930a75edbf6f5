import { expect, type Page, test } from "@playwright/test";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const phone = { viewport: { width: 390, height: 844 } };
const paths = [
  "/campaigns/trust-act",
  "/es/campaigns/trust-act",
  "/petitions/trust-act",
  "/es/petitions/trust-act",
];

/** Adds up how far things move that have been painted already. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { total: 0 };
    Object.assign(window, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.total += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: { total: number } }).shifts.total);
}

for (const path of paths) {
  test(`${path} is painted with its own style before any other file is there, and its faces move nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const shifted = await watchShifts(page);
    let release = () => {};
    const painted = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/assets\/|\/themes\//, async (route) => {
      await painted;
      await route.continue();
    });

    await page.goto(at(path), { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    // Whichever paper the campaign is printed on just now: another journey changes its inks.
    const [paper, background] = await page.evaluate(() => {
      const hex = getComputedStyle(document.documentElement).getPropertyValue("--paper");
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      return [`rgb(${red}, ${green}, ${blue})`, getComputedStyle(document.body).backgroundColor];
    });
    expect(background).toBe(paper);
    release();
    await page.waitForLoadState("load");
    await page.waitForFunction(() => document.fonts.check("16px 'League Gothic'"));
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );

    expect(await shifted()).toBe(0);
    await context.close();
  });
}
