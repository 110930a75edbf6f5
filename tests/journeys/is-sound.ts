import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** A page has nothing that axe finds, and does not scroll sideways; as wide as it is. */
export async function isSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)])).toEqual([]);
  await fits(page);
}

/** The same, and it fits a phone and a desk, or windows as wide as these. */
export async function isSoundAndFits(page: Page, widths = [390, 1280]): Promise<void> {
  await isSound(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page);
  }
}

async function fits(page: Page): Promise<void> {
  const { wide, width } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - window.innerWidth,
    width: window.innerWidth,
  }));
  expect(wide, `${page.url()} at ${width} pixels`).toBeLessThanOrEqual(0);
}

/** The file that the first link of this name leads to. */
export async function downloaded(page: Page, name: RegExp): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).first().click(),
  ]);
  return fs.readFileSync(await file.path());
}
