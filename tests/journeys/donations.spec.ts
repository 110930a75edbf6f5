import { expect, type Page, test } from "@playwright/test";
import { mailTo } from "./captured-mail.ts";
import { isSoundAndFits } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const fund = "/donate/fund-the-trust-act";

test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off" });

let made = 0;
const newAddress = () => `giver-${process.pid}-${Date.now()}-${++made}@example.org`;

async function fill(page: Page, person: Record<string, string>) {
  await page.waitForTimeout(2_100);
  for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
}

/** The thanks page tells of it once Stripe has told us. */
async function untilPaid(page: Page, title: string) {
  await expect(async () => {
    await page.reload();
    await expect(page.locator("h1")).toContainText(title, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

for (const language of ["en", "es"] as const) {
  const words = {
    en: {
      next: "Go on to payment",
      thanks: "Thank you",
      again: "One thing to put right",
      receipt: "No goods|Receipt",
    },
    es: { next: "Continuar al pago", thanks: "Gracias", again: "Una cosa por corregir", receipt: "Recibo" },
  }[language];
  const prefix = language === "es" ? "/es" : "";

  test(`a gift without a script, from the form to the receipt: ${language}`, async ({ browser }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const email = newAddress();
    await page.goto(at(prefix + fund));
    await fill(page, { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "93702" });
    await page.getByRole("button", { name: words.next }).click();
    await expect(page.locator(".error-summary")).toContainText(words.again);
    await page.locator("input[name=amount][value='25']").check();
    await page.locator("input[name=cover_fee]").check();
    await page.locator("details:has([name=dedicated_to]) summary").click();
    await page.locator("input[name=dedication][value=memory]").check();
    const told = newAddress();
    await fill(page, { dedicated_to: "Luz Peña", told_email: told, told_message: "See www.example.com" });
    await page.getByRole("button", { name: words.next }).click();
    await expect(page.locator("#told_message-error")).toBeVisible();
    await expect(page.locator("[name=dedicated_to]")).toBeVisible();
    await fill(page, { told_message: "She marched with us." });
    await page.getByRole("button", { name: words.next }).click();
    await page.waitForURL(/\/c\/pay\//);
    await expect(page.locator("body")).toContainText("26.06");
    await page.locator("button[value=pay]").click();
    await page.waitForURL(/\/thanks\?donation=/);
    await untilPaid(page, words.thanks);
    await expect(page.locator("main")).toContainText("$26.06");
    const mail = await mailTo(email);
    expect(mail.text).toMatch(new RegExp(words.receipt));
    expect(mail.text).toContain("$26.06 USD");
    expect(mail.text).toContain("Luz Peña");
    const third = await mailTo(told);
    expect(third.text).toContain("She marched with us.");
    expect(third.text).not.toMatch(/26\.06|\$/);
    await context.close();
  });
}

test("from the page after signing, name kept, each month; left once, and come back", async ({ page }) => {
  const email = newAddress();
  await page.goto(at("/petitions/trust-act"));
  await fill(page, { given_name: "Ana", family_name: "Alba", email, postal_code: "94110" });
  await page.locator("#sign button[type=submit]").click();
  await page.waitForURL(/\/thanks/);
  await page.getByRole("link", { name: "Give", exact: true }).click();
  await expect(page.locator("[name=given_name]")).toHaveValue("Ana");
  await expect(page.locator("[name=email]")).toHaveValue(email);
  await isSoundAndFits(page);
  await page.locator("input[name=interval][value=month]").check();
  await fill(page, { family_name: "Alba", postal_code: "94110", amount_other: "12.50" });
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.locator("button[value=back]").click();
  await expect(page.locator(".note")).toContainText("You left the payment page");
  await fill(page, {
    given_name: "Ana",
    family_name: "Alba",
    email,
    postal_code: "94110",
    amount_other: "12.50",
  });
  await page.locator("input[name=interval][value=month]").check();
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.locator("button[value=pay]").click();
  await page.waitForURL(/\/thanks\?donation=/);
  await untilPaid(page, "Thank you");
  await expect(page.locator("main")).toContainText("$12.50");
  await expect(page.locator("main")).toContainText("every month");
  await isSoundAndFits(page);
});

test("the longest names and words without a gap fit wherever a gift is shown", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(at(fund));
  const email = newAddress();
  const names = { given_name: "W".repeat(100), family_name: "Ñ".repeat(100) };
  await fill(page, { ...names, email, postal_code: "93702", amount_other: "12.50" });
  await page.locator("input[name=interval][value=month]").check();
  await page.locator("input[name=public]").check();
  await page.locator("details:has([name=dedicated_to]) summary").click();
  await page.locator("input[name=dedication][value=honor]").check();
  await fill(page, { dedicated_to: "Q".repeat(100) });
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.locator("input[name=last4]").fill(String(1000 + (Date.now() % 9000)));
  await page.locator("button[value=pay]").click();
  await page.waitForURL(/\/thanks\?donation=/);
  await untilPaid(page, "Thank you");
  await expect(async () => {
    await page.goto(at(fund));
    await expect(page.locator("main")).toContainText("WWWWW", { timeout: 1_000 });
  }).toPass();
  await isSoundAndFits(page);
  const { text } = await mailTo(email, /Monthly gift/);
  const own = /https?:\/\/\S+\/giving\/(?!papers)[\w-]+/.exec(text)![0];
  await page.goto(at(new URL(own).pathname));
  await expect(page.locator("main")).toContainText("QQQQQ");
  await isSoundAndFits(page);
});
