import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { linkIn, mailTo } from "./captured-mail.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
/** To the writer's own Assembly member and state senator. */
const legislators = "/letters/write-your-legislators";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// They wait for a mail, and each form waits as long as a person would take.
test.describe.configure({ timeout: 90_000 });

let made = 0;
const newAddress = () => `letter-${process.pid}-${Date.now()}-${++made}@example.org`;

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

/** Says who one is, no sooner than a person could; 94114 lies in one district of each house. */
async function introduce(page: Page, email: string) {
  await page.waitForTimeout(2_100);
  const fields = { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "94114" };
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("#meet button[type=submit]").click();
  await chooseDistrict(page);
}

/** Where the ZIP code leaves several districts open, the first that is offered will do. */
async function chooseDistrict(page: Page) {
  const open = page.locator("#meet select");
  if ((await open.count()) === 0) return;
  await page.waitForTimeout(2_100);
  for (const select of await open.all()) await select.selectOption({ index: 1 });
  await page.locator("#meet button[type=submit]").click();
}

async function onPhone(browser: Browser, options = {}) {
  const context = await browser.newContext({ ...phone, ...options });
  return { context, page: await context.newPage() };
}

test("a letter on a phone: own words first, sent, confirmed by one press", async ({ browser }) => {
  const { context, page } = await onPhone(browser);
  const email = newAddress();
  await page.goto(at("/campaigns/trust-act"));
  await page.locator(`a[href^="${legislators}"]`).first().click();
  await expectAccessible(page);
  await introduce(page, email);

  await expect(page.locator(".addressees > li")).toHaveCount(2);
  const nudge = page.locator(".letter-nudge");
  await expect(nudge).toBeVisible();
  await expectAccessible(page);
  await page.locator("[name=own_words]").fill("I teach on 18th Street, and my pupils are afraid.");
  await expect(nudge).toBeHidden();
  await page.locator("#letter button[type=submit]").click();

  await expect(page).toHaveURL(at(`${legislators}/thanks`));
  await expect(page.locator("h1")).toContainText("Rosa");
  await expect(page.locator(".fates")).not.toContainText(/delivered|Handed to/);
  await expectAccessible(page);

  await page.goto(linkIn(await mailTo(email), "confirm"));
  await expectAccessible(page);
  await page.locator("details summary").first().click();
  await expect(page.locator(".letter-lines").first()).toContainText("I teach on 18th Street");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(at(`${legislators}/thanks`));
  await expect(page.locator(".fates")).toContainText("when this office’s turn comes");
  await context.close();
});

test("without a script, in Spanish: a mistake keeps the letter, and each letter’s state is said", async ({
  browser,
}) => {
  const { context, page } = await onPhone(browser, { javaScriptEnabled: false });
  await page.goto(at(`/es${legislators}`));
  await introduce(page, newAddress());
  await expect(page.locator("#letter h2")).toHaveText("Su carta");
  await page.locator("[name=own_words]").fill("Doy clases en la calle 18.");
  await page.locator("[name=subject_own]").fill("x".repeat(200));
  await page.locator("[name=subject_own]").evaluate((field: HTMLInputElement) => {
    field.removeAttribute("maxlength");
    field.value = "x".repeat(201);
  });
  await page.locator("#letter button[type=submit]").click();
  await expect(page.locator("#errors")).toContainText("200 caracteres");
  await expect(page.locator("[name=own_words]")).toHaveValue("Doy clases en la calle 18.");
  await page.locator("[name=subject_own]").fill("Por mi calle");
  await page.locator("#letter button[type=submit]").click();
  await expect(page).toHaveURL(at(`/es${legislators}/thanks`));
  await expect(page.locator(".fates > li")).toHaveCount(2);
  await expect(page.locator(".fates")).toContainText("Espera hasta que usted confirme");
  await page.locator("a.row-link[href*='/donate/']").click();
  await expect(page.locator("#give [name=given_name]")).toHaveValue("Rosa");
  await context.close();
});

test("the page after a letter is a good page for whoever wrote none", async ({ browser }) => {
  const { context, page } = await onPhone(browser);
  await page.goto(at(`${legislators}/thanks`));
  await expect(page.locator(".fates")).toHaveCount(0);
  await expectAccessible(page);
  await page.locator(`main a.button[href="${legislators}"]`).click();
  await expect(page.locator("#meet")).toBeVisible();
  await context.close();
});
