import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Panel pages that a page leads to; files and the way out are none. */
const waysOn = (page: Page) =>
  page
    .locator("main a, nav a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
    .then((hrefs) =>
      hrefs.filter(
        (href) => /^\/admin(?:\/|$)/.test(href) && !/sign-out|\/files\/|\.[a-z]{3,4}(?:\?|$)/.test(href),
      ),
    );

/** Opens every page of the panel that links lead to, one of each kind, and looks at it. */
async function walk(page: Page, look: (path: string) => Promise<void>) {
  const seen = new Set<string>();
  const ahead = ["/admin"];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const kind = path.replace(ids, "one").replace(/[?#].*/, "");
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await page.goto(`${process.env.BASE_URL}${path}`);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await look(path);
    ahead.push(...(await waysOn(page)));
  }
  return seen;
}

for (const language of ["en", "es"] as const) {
  test(`every page of the panel comes to life, is accessible and fits, in ${language}`, async ({ page }) => {
    test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
    test.setTimeout(900_000);
    await comeIn(page, { email: `walker-${language}@house.example`, name: "Alma Walker" });
    if (language === "es") {
      await page.goto(`${process.env.BASE_URL}/admin/account`);
      const choice = page.getByLabel("Language");
      await choice.selectOption("es");
      await page.locator("form", { has: choice }).getByRole("button").first().click();
      await expect(page.locator("html")).toHaveAttribute("lang", "es");
    }
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      // A preview is a page in a frame where its script shall not run.
      if (message.type() === "error" && !message.text().startsWith("Blocked script execution"))
        complaints.push(`${page.url()}: ${message.text()}`);
    });

    const seen = await walk(page, async (path) => {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, `${path} at ${width} pixels`).toBeLessThanOrEqual(0);
      }
      // A mail is shown in a frame where no script runs: the check would wait in vain for an answer from in there.
      await page.locator("iframe").evaluateAll((frames) => {
        for (const frame of frames) frame.remove();
      });
      await page.emulateMedia({ colorScheme: language === "en" ? "light" : "dark" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
    });
    expect(seen.size).toBeGreaterThan(25);
    expect(complaints).toEqual([]);
  });
}
