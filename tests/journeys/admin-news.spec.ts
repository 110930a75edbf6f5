import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";
import { isSoundAndFits } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (place: string) => `${process.env.BASE_URL}${place}`;
const flash = (page: Page) => page.locator(".adm-flash");
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

/** A campaign that the public sees, of its own: its page of news in the panel, and its public address. */
async function beginCampaign(page: Page, name: string) {
  await page.goto(at("/admin/campaigns/new"));
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(flash(page)).toContainText("has begun");
  const campaign = new URL(page.url()).pathname;
  await page.goto(at(`${campaign}/texts`));
  await page.getByLabel("Headline (English)").fill("Open the / garden");
  await page.getByLabel("Ask (English)").fill("Ask the city to open it.");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
  await page.goto(at(campaign));
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(flash(page)).toContainText("It is live.");
  return { news: `${campaign}/news`, slug: await page.getByLabel("End of the address").inputValue() };
}

async function clip(page: Page, news: string, link: string, headline: string) {
  await page.goto(at(news));
  await page.getByLabel("Link to the article").fill(link);
  await page.getByRole("button", { name: "Clip it" }).click();
  // Nothing leads there from here: the form says so kindly, and keeps the link.
  await expect(flash(page)).toContainText("We could not read that page");
  await page.getByLabel("Headline").fill(headline);
  await page.getByLabel("Outlet").fill("The Garden Times");
  await page.getByLabel("Date", { exact: true }).fill("2026-01-15");
  await page.getByLabel(/^Excerpt \(English\)/).fill("It says that the garden is needed.");
  await page.getByLabel(/^Excerpt \(Spanish\)/).fill("Dice que hace falta el jardín.");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(flash(page)).toContainText("It is published.");
}

/** Somebody goes on typing while a slow line saves: nothing of it is lost. */
async function goesOnTyping(page: Page) {
  const excerpt = page.getByLabel(/^Excerpt \(Spanish\)/);
  const text = page.getByRole("textbox", { name: /^Text \(English\)/ });
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/news/**", async (route) => {
    if (route.request().method() === "POST") await answered;
    await route.continue();
  });
  await page.getByLabel(/^Title \(Spanish\)/).fill("La ciudad escuchó por fin");
  await save(page);
  await excerpt.fill("Nos oyeron dos horas.");
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Then they voted.");
  answer();
  await expect(page.getByRole("button", { name: "Save", exact: true })).not.toHaveAttribute("aria-busy");
  await expect(page.getByLabel(/^Title \(Spanish\)/)).toHaveValue("La ciudad escuchó por fin");
  await expect(excerpt).toHaveValue("Nos oyeron dos horas.");
  await page.unroute("**/news/**");
  await save(page);
  await expect(page.getByRole("button", { name: "Save", exact: true })).not.toHaveAttribute("aria-busy");
  await page.reload();
  await expect(excerpt).toHaveValue("Nos oyeron dos horas.");
  await expect(text).toContainText("They heard us for an hour. Then they voted.");
  await excerpt.fill("Nos oyeron una hora.");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
}

// One journey: each step needs the one before.
test("an organizer writes news in both languages, clips the press, and the public reads it", async ({
  page,
  browser,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(480_000);
  await comeIn(page, { email: "noticias@house.example", name: "Nora News", role: "organizer" });
  const { news, slug } = await beginCampaign(page, "The garden opens");
  const visitor = await (await browser.newContext()).newPage();
  const statusOf = async (path: string) => (await visitor.request.get(at(path))).status();

  // A draft, in both languages.
  await page.goto(at(news));
  await expect(page.getByText("No news yet")).toBeVisible();
  await isSoundAndFits(page);
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("The city listened");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(flash(page)).toContainText("Nobody sees it until you publish it");
  const post = new URL(page.url()).pathname;
  const address = `/campaigns/${slug}/news/the-city-listened`;
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("It needs a title, and an excerpt or the text")).toBeVisible();
  await page.getByRole("textbox", { name: /^Text \(English\)/ }).click();
  await page.keyboard.type("They heard us for an hour.");
  await page.getByLabel(/^Title \(Spanish\)/).fill("La ciudad escuchó");
  await page.getByLabel(/^Excerpt \(Spanish\)/).fill("Nos oyeron una hora.");
  await page.getByLabel("Date", { exact: true }).fill("2026-02-03");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
  await isSoundAndFits(page);
  await goesOnTyping(page);

  // Nobody sees it but staff.
  expect(await statusOf(address)).toBe(404);
  expect(await statusOf(`/og/news/${slug}/the-city-listened.png`)).toBe(404);
  await page.getByRole("link", { name: "Preview" }).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toContainText(/listened/i);

  // At a time, and then at once after all.
  await page.goto(at(post));
  await page.getByLabel("Or publish at a time").fill("2020-01-01T10:00");
  await page.getByRole("button", { name: "Publish then" }).click();
  await expect(page.getByText("This moment has passed.").first()).toBeVisible();
  await page.getByLabel("Or publish at a time").fill("2099-01-01T10:00");
  await page.getByRole("button", { name: "Publish then" }).click();
  await expect(flash(page)).toContainText("It goes live on Jan 1, 2099, 10:00 AM");
  await expect(page.getByText("Scheduled", { exact: true })).toBeVisible();
  expect(await statusOf(address)).toBe(404);
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(flash(page)).toContainText("It is published.");
  await expect.poll(() => statusOf(address)).toBe(200);
  await visitor.goto(at(`/es${address}`));
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText(/la ciudad\s+escuchó/i);

  // Two clippings, whose pages cannot be read from here; the second is moved by a key.
  await clip(page, news, "http://127.0.0.1/one", "A garden for all");
  await clip(page, news, "garden-times.invalid/two?utm_source=mail", "Open it, says everybody");
  await expect(page.getByLabel("Link to the article")).toHaveValue("https://garden-times.invalid/two");
  await isSoundAndFits(page);
  await page.goto(at(`${news}/clippings`));
  const lines = page.locator(".adm-order > li");
  await expect(lines.nth(0)).toContainText("Open it, says everybody");
  await isSoundAndFits(page);
  await lines.nth(0).getByRole("link").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(flash(page)).toContainText("Open it, says everybody is number 2 now.");
  await expect(lines.nth(0)).toContainText("A garden for all");
  await page.getByRole("button", { name: "Up: Open it, says everybody" }).click();
  await expect(flash(page)).toContainText("number 1 now");
  await lines.nth(1).dragTo(lines.nth(0));
  await expect(flash(page)).toContainText("A garden for all is number 1 now.");

  // On the campaign's page: the update, and the clippings in their order.
  await visitor.goto(at(`/campaigns/${slug}`));
  await expect(visitor.locator(".clippings li")).toContainText([
    "A garden for all",
    "Open it, says everybody",
  ]);
  await expect(visitor.getByRole("link", { name: "The city listened" }).first()).toBeVisible();

  // Pinned, it stands beside the story.
  await page.goto(at(news));
  await page.getByRole("button", { name: "Pin: The city listened" }).click();
  await expect(flash(page)).toContainText("It is pinned");
  await expect(page.getByRole("button", { name: "Unpin: The city listened" })).toBeVisible();
  await isSoundAndFits(page);

  // Found by the palette as it is typed, and by nobody who may not see it.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "A page, campaign" }).fill("city list");
  await expect(page.getByRole("option", { name: /The city listened/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "The city listened" })).toBeVisible();

  // The old address leads on; removed, it is gone, and comes back.
  await page.getByLabel("End of the address").fill("they-listened");
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(flash(page)).toContainText("The old one leads to it");
  const answer = await visitor.request.get(at(`/es${address}?source=flyer`), { maxRedirects: 0 });
  const moved = `/campaigns/${slug}/news/they-listened`;
  expect([answer.status(), answer.headers().location]).toEqual([301, `/es${moved}?source=flyer`]);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(flash(page)).toContainText("It is removed.");
  await expect.poll(() => statusOf(moved)).toBe(404);
  await flash(page).getByRole("button", { name: "Undo" }).click();
  await expect(flash(page)).toContainText("It is back.");
  await expect.poll(() => statusOf(moved)).toBe(200);
});
