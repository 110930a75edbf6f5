import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";

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

test("a visitor without JavaScript reads the campaign, its news and where officials stand", async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(at("/"));
  await page.locator(`main a[href="${campaign}"]`).first().click();
  await expect(page.locator("h1")).toBeVisible();

  await page.locator("main a", { hasText: "All news" }).click();
  await expect(page).toHaveURL(at(`${campaign}/news`));
  await page.locator("nav[aria-label='Show only'] a", { hasText: "Press" }).click();
  await expect(page).toHaveURL(/kind=press/);
  await expect(page.locator("article.clipping").first()).toBeVisible();
  expect(await page.locator("article.post-card").count()).toBe(0);

  await page.goto(at(`${campaign}/positions`));
  await expect(page.locator("main")).toContainText("Jerry Brown");
  await expect(page.locator("main")).toContainText("How we know");
  await context.close();
});

test("a clipping names its outlet and date and links out; the statement opens with its dateline", async ({
  page,
}) => {
  await page.goto(at(`${campaign}/news/a-brighter-line`));
  await expect(page.locator(".clipping-source")).toContainText("New York Times");
  await expect(page.locator(".clipping-source time")).toHaveAttribute("datetime", /^2012-12/);
  const out = page.locator("main a[rel='noopener']").first();
  await expect(out).toHaveAttribute("href", /^https:\/\//);

  await page.goto(at(`${campaign}/news/ndlon-end-these-programs`));
  await expect(page.locator(".dateline")).toContainText("Los Angeles");
  await expect(page.locator(".dateline time")).toHaveAttribute("datetime", "2012-12-21");
});

test("whoever switches to Spanish stays in Spanish, and is led there from the front page next time", async ({
  page,
}) => {
  await page.goto(at(`${campaign}/news?kind=press`));
  await page.locator("header a[hreflang='es']").click();
  await expect(page).toHaveURL(at(`/es${campaign}/news?kind=press`));
  const inside = await page
    .locator("main a[href^='/'], footer a[href^='/'], .masthead-nav a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(inside.length).toBeGreaterThan(5);
  expect(inside.filter((href) => href?.startsWith("/") && !/^\/es(\/|$)/.test(href))).toEqual([]);

  await page.goto(at("/"));
  await expect(page).toHaveURL(at("/es"));
  await page.locator("header a[hreflang='en']").click();
  await expect(page).toHaveURL(at("/"));
});

test("a page in one language names the same page in the other", async ({ page }) => {
  await page.goto(at(`/es${campaign}`));
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", at(`/es${campaign}`));
  await expect(page.locator("link[hreflang=en]")).toHaveAttribute("href", at(campaign));
  await expect(page.locator("link[hreflang=x-default]")).toHaveAttribute("href", at(campaign));
  const picture = await page.locator("meta[property='og:image']").getAttribute("content");
  const reply = await page.request.get(picture!);
  expect(reply.headers()["content-type"]).toBe("image/png");
});

test("feed, sitemap and robots can be read by machines", async ({ page }) => {
  await page.goto(at(campaign));
  const href = await page.locator("link[type='application/atom+xml']").getAttribute("href");
  const feed = await page.request.get(at(href!));
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  const parsed = await page.evaluate(
    (text) => {
      const xml = new DOMParser().parseFromString(text, "application/xml");
      return {
        error: xml.querySelector("parsererror")?.textContent ?? null,
        entries: [...xml.querySelectorAll("entry")].map((entry) => [
          ...["id", "title", "updated", "published"].map(
            (name) => entry.querySelector(name)?.textContent ?? "",
          ),
          entry.querySelector("link[rel=alternate]")?.getAttribute("href") ?? "",
        ]),
      };
    },
    await feed.text(),
  );
  expect(parsed.error).toBeNull();
  expect(parsed.entries.length).toBeGreaterThan(3);
  for (const entry of parsed.entries) expect(entry.every((value) => value !== "")).toBe(true);

  const sitemap = await (await page.request.get(at("/sitemap.xml"))).text();
  const places = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!);
  expect(places).toContain(at(`/es${campaign}`));
  for (const place of places) expect((await page.request.get(place)).status(), place).toBe(200);

  const robots = await (await page.request.get(at("/robots.txt"))).text();
  expect(robots).toContain(`Sitemap: ${at("/sitemap.xml")}`);
});

test("what does not exist says so, in the visitor's language, with a way on", async ({ page }) => {
  for (const path of ["/no-such-page", `${campaign}/news/no-such-post`, "/campaigns/no-such-campaign"]) {
    for (const each of [path, spanish(path)]) {
      const reply = await page.goto(at(each));
      expect(reply?.status(), each).toBe(404);
      await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
      await expect(page.locator("main a.button")).toHaveAttribute(
        "href",
        each.startsWith("/es") ? "/es" : "/",
      );
    }
  }
});

test("public pages carry no inline script, and no style but the one their policy names", async ({ page }) => {
  for (const path of pages) {
    const reply = await page.request.get(at(path));
    const html = await reply.text();
    expect(html, path).not.toMatch(/\s(?:style|on[a-z]+)=/i);
    const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css!);
    expect(styles, path).toHaveLength(1);
    const hash = createHash("sha256").update(styles[0]!).digest("base64");
    expect(reply.headers()["content-security-policy"], path).toContain(`style-src 'self' 'sha256-${hash}';`);
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(
      scripts.filter((tag) => !tag.includes("src=") && !tag.includes("ld+json")),
      path,
    ).toEqual([]);
  }
});
