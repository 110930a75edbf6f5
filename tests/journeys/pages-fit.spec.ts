import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const campaign = "/campaigns/trust-act";

const pages = [
  "/",
  campaign,
  `${campaign}/news`,
  `${campaign}/news/ndlon-end-these-programs`,
  `${campaign}/news/a-brighter-line`,
  `${campaign}/positions`,
  "/privacy",
  "/accessibility",
  "/no-such-page",
];
const spanish = (path: string) => (path === "/" ? "/es" : `/es${path}`);

/** Collects what the browser complains about while the test runs. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(error.message));
  page.on("console", (message) => {
    // The browser itself reports the status of a page that is meant to be missing.
    if (message.type() === "error" && !message.text().includes("404")) found.push(message.text());
  });
  return found;
}

// One page a test: each gets its own time, and says by its name what is wrong.
for (const path of [...pages, ...pages.map(spanish)]) {
  test(`${path} is accessible light and dark, quiet, and fits every screen`, async ({ page }) => {
    test.setTimeout(120_000);
    const found = complaints(page);
    await page.goto(at(path));
    await expect(page.locator("html")).toHaveAttribute("lang", path.startsWith("/es") ? "es" : "en");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `at ${width} pixels`).toBeLessThanOrEqual(0);
    }
    expect(found).toEqual([]);
  });
}
