import { execFileSync } from "node:child_process";
import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { isSoundAndFits } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (place: string) => `${process.env.BASE_URL}${place}`;
const password = "a long sentence only I know";

/** Lets an organizer in as the operator would, at the command line. */
function createOrganizer(name: string, email: string) {
  const options = ["--email", email, "--name", name, "--role", "organizer"];
  execFileSync(process.execPath, ["scripts/command.mjs", "staff", "create", ...options, "--password-stdin"], {
    input: password,
    env: { ...process.env, DATA_DIR: path.dirname(process.env.MAIL_FOLDER!), NODE_ENV: "production" },
  });
}

async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(at("/admin/sign-in"));
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  return page;
}

const flash = (page: Page) => page.locator(".adm-flash");
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

// One journey: each step needs the one before.
test("an organizer makes a campaign with a petition, publishes it, moves it, and copies it", async ({
  browser,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(120_000);
  createOrganizer("Ana Reyes", "ana.reyes@house.example");
  const page = await signedIn(browser, "ana.reyes@house.example");

  await page.goto(at("/admin/campaigns/new"));
  await page.getByLabel("Name", { exact: true }).fill("Keep the pool open");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(flash(page)).toContainText("Keep the pool open has begun");
  const campaign = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("It needs a name, a headline and an ask")).toBeVisible();

  await page.getByRole("link", { name: "Words", exact: true }).click();
  await page.getByLabel("Headline (English)").fill("Keep the / pool open");
  await page.getByLabel("Ask (English)").fill("Ask the council to keep the pool open.");
  await page.getByLabel(/^Name \(Spanish\)/).fill("La alberca se queda");
  await page.getByLabel(/^Headline \(Spanish\)/).fill("La alberca / se queda");
  await page.getByLabel(/^Ask \(Spanish\)/).fill("Pida al concejo que deje abierta la alberca.");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
  await isSoundAndFits(page);

  await page.getByRole("link", { name: "Petitions", exact: true }).click();
  await page.getByLabel("Title", { exact: true }).fill("Leave the / pool open");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { name: "Leave the pool open" })).toBeVisible();
  const petition = new URL(page.url()).pathname;
  await page.getByLabel(/^To \(English\)/).fill("The city council");
  await page.getByLabel(/^Title \(Spanish\)/).fill("Dejen la / alberca abierta");
  await page.getByLabel(/^To \(Spanish\)/).fill("El concejo");
  await page.getByLabel(/^Delivery \(English\)/).fill("Handed over at city hall.");
  await page.getByLabel(/^Title of the thanks \(English\)/).fill("You are in");
  await page.getByLabel("Last name").selectOption({ label: "If they like" });
  await page.getByRole("radio", { name: "At once" }).check();
  // A form that comes back keeps all that was typed, the letter too.
  const letter = page.getByRole("textbox", { name: /^Letter \(English\)/ });
  await letter.click();
  await page.keyboard.type("Dear council, keep it open.");
  await page.getByLabel("Goal", { exact: true }).fill("many");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("A whole number, or nothing.");
  await page.getByLabel("Goal", { exact: true }).fill("");
  await save(page);
  await expect(flash(page)).toContainText("Saved.");
  await page.reload();
  await expect(letter).toContainText("Dear council, keep it open.");
  await isSoundAndFits(page);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(flash(page)).toContainText("It is open");

  // Nobody sees it yet but staff.
  const visitor = await (await browser.newContext()).newPage();
  expect((await visitor.goto(at("/campaigns/keep-the-pool-open")))?.status()).toBe(404);
  await page.goto(at(`${campaign}/preview?width=desktop&language=es`));
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toContainText(/la alberca/i);
  const draft = await page.getByRole("link", { name: "Open in a tab" }).getAttribute("href");
  expect((await visitor.goto(at(draft!)))?.status(), "the address alone opens nothing").toBe(404);
  const seen = await page.context().request.get(at(draft!));
  expect(seen.headers()).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" });
  await isSoundAndFits(page);

  await page.goto(at(campaign));
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(flash(page)).toContainText("It is live.");
  await visitor.goto(at("/petitions/leave-the-pool-open"));
  await expect(visitor.getByText("Handed over at city hall.")).toBeVisible();
  await visitor.getByRole("textbox", { name: "First name" }).fill("Noe");
  await visitor.getByRole("textbox", { name: "Email" }).fill("noe@pool.example");
  await visitor.getByRole("textbox", { name: "ZIP code" }).fill("90012");
  await visitor.getByRole("button", { name: /^Sign/ }).first().click();
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText("You are in");

  // The old address leads to the new one, in both languages and with its query.
  await page.goto(at(petition));
  await page.getByLabel("End of the address").fill("save-the-pool");
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(flash(page)).toContainText("The old one leads to it");
  for (const [from, to] of [
    ["/petitions/leave-the-pool-open?source=flyer", "/petitions/save-the-pool?source=flyer"],
    ["/es/petitions/leave-the-pool-open", "/es/petitions/save-the-pool"],
  ] as const) {
    const told = async () => {
      const answer = await visitor.request.get(at(from), { maxRedirects: 0 });
      return [answer.status(), answer.headers().location];
    };
    // A busy machine may hand out the kept page of before once more.
    await expect.poll(told).toEqual([301, to]);
  }

  await page.goto(at(campaign));
  await page.getByRole("button", { name: "Mark as won" }).click();
  await expect(flash(page)).toContainText("Marked as won.");
  await flash(page).getByRole("button", { name: "Undo" }).click();
  await expect(flash(page)).toContainText("It is live.");
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(flash(page)).toContainText("This is the copy of Keep the pool open");
  await expect(page.getByText("1 petition is a draft and is not shown")).toBeVisible();
  await expect(page.getByLabel("End of the address")).toHaveValue("keep-the-pool-open-2");
  await isSoundAndFits(page);
});

test("two organizers edit one page at once: both are told, and nothing is lost", async ({ browser }) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(150_000);
  createOrganizer("Bea Luna", "bea@house.example");
  createOrganizer("Caro Paz", "caro@house.example");
  const [bea, caro] = await Promise.all([
    signedIn(browser, "bea@house.example"),
    signedIn(browser, "caro@house.example"),
  ]);
  await bea.goto(at("/admin/campaigns/new"));
  await bea.getByLabel("Name", { exact: true }).fill("Clean river");
  await bea.getByRole("button", { name: "Begin" }).click();
  await expect(flash(bea)).toContainText("has begun");
  const words = `${new URL(bea.url()).pathname}/texts`;
  await bea.goto(at(words));
  await caro.goto(at(words));
  await expect(caro.getByText(/Bea Luna has been editing this since/)).toBeVisible();

  // What is typed is kept before it is saved, also when the browser is gone.
  await caro.getByLabel("Headline (English)").fill("Caro's headline");
  await expect(caro.getByText(/Draft kept at/)).toBeVisible({ timeout: 10_000 });

  // What was typed a moment before leaving by a link is kept as well.
  await caro.getByLabel("Ask (Spanish)").pressSequentially("Firme");
  await caro.getByRole("link", { name: "Poster" }).click();
  await expect(caro.getByRole("heading", { level: 1, name: "Poster" })).toBeVisible();
  await caro.getByRole("link", { name: "Words" }).click();
  await caro.getByRole("link", { name: "Go on with it" }).click();
  await expect(caro.getByLabel("Ask (Spanish)")).toHaveValue("Firme");
  await expect(caro.getByLabel("Headline (English)")).toHaveValue("Caro's headline");

  await bea.getByLabel("Headline (English)").fill("Bea's headline");
  await bea.getByLabel("Ask (English)").fill("Bea's ask");
  await save(bea);
  await expect(flash(bea)).toContainText("Saved.");
  // And what is typed right before a save that is refused.
  const caroStory = caro.getByRole("textbox", { name: /^Story \(Spanish\)/ });
  await caroStory.click();
  await caro.keyboard.type("El río es de todos.");
  await save(caro);
  await expect(caro.getByRole("heading", { name: /Bea Luna saved this at/ })).toBeVisible();
  await expect(caro.getByRole("group", { name: "Headline (English): you both changed it" })).toBeVisible();
  await isSoundAndFits(caro);

  await caro.goto(at(words));
  await caro.getByRole("link", { name: "Go on with it" }).click();
  await expect(caro.getByLabel("Headline (English)")).toHaveValue("Caro's headline");
  await expect(caroStory).toContainText("El río es de todos.");
  await save(caro);
  await expect(caro.getByRole("heading", { name: /Bea Luna saved this at/ })).toBeVisible();
  await save(caro);
  await expect(flash(caro)).toContainText("Saved.");
  await expect(caro.getByLabel("Headline (English)")).toHaveValue("Caro's headline");
  await expect(caro.getByLabel("Ask (English)")).toHaveValue("Bea's ask");
  await caro.reload();
  await expect(caroStory).toContainText("El río es de todos.");
  await expect(bea.getByText(/Caro Paz saved a newer state of this/)).toBeVisible({ timeout: 30_000 });

  await caro.getByRole("link", { name: "History" }).click();
  await caro
    .getByRole("row", { name: /Bea Luna/ })
    .getByRole("link")
    .click();
  await expect(caro.getByText("Bea's headline").first()).toBeVisible();
  await isSoundAndFits(caro);
  await caro.getByRole("button", { name: "Restore this state" }).click();
  await expect(flash(caro)).toContainText("Restored as of");
  await expect(caro.getByLabel("Headline (English)")).toHaveValue("Bea's headline");
});
