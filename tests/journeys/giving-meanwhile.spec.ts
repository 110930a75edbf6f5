import { expect, type Page, test } from "@playwright/test";
import { mailTo } from "./captured-mail.ts";
import { isSoundAndFits } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;

test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off", viewport: { width: 390, height: 844 } });

async function giveMonthly(page: Page): Promise<string> {
  const email = `meanwhile-${process.pid}-${Date.now()}@example.org`;
  await page.goto(at("/donate/fund-the-trust-act"));
  await page.waitForTimeout(2_100);
  const giver = { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "93702" };
  for (const [name, value] of Object.entries({ ...giver, amount_other: "20" }))
    await page.locator(`[name=${name}]`).fill(value);
  await page.locator("input[name=interval][value=month]").check();
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.locator("button[value=pay]").click();
  await page.waitForURL(/\/thanks\?donation=/);
  return email;
}

test("two windows of a giver's own page: the one that is behind is told how the gift stands, then has its way", async ({
  page,
  context,
}) => {
  const email = await giveMonthly(page);
  const { text } = await mailTo(email, /Monthly gift/);
  const own = new URL(/https?:\/\/\S+\/giving\/(?!papers)[\w-]+/.exec(text)![0]).pathname;
  const behind = await context.newPage();
  for (const each of [page, behind]) await each.goto(at(own));
  const change = async (window: Page, amount: string) => {
    await window.locator("summary", { hasText: "Change the amount" }).click();
    await window.locator("[name=amount]").fill(amount);
    await window.getByRole("button", { name: "Change the amount", exact: true }).click();
  };
  await change(page, "35");
  await expect(page.locator(".note").first()).toContainText("amount is saved");
  await change(behind, "50");
  await expect(behind.locator(".note").first()).toContainText("has changed since you opened the page");
  await expect(behind.locator(".note").first()).toContainText("It is $35 now");
  await isSoundAndFits(behind);
  await change(behind, "50");
  await expect(behind.locator(".note").first()).toContainText("amount is saved");
});

test("the page after the payment sees by itself that a gift has arrived, and says so once", async ({
  page,
  context,
}) => {
  const email = await giveMonthly(page);
  await mailTo(email, /Monthly gift/);
  const waiting = await context.newPage();
  const states: string[] = [];
  // The first answer is that of before the payment was told of.
  await waiting.route(/\/thanks\?donation=/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    states.push(/data-look-state="(\w+)"/.exec(body)![1]!);
    const early = body
      .replace('data-look-again="no"', 'data-look-again="yes"')
      .replace('data-look-state="paid"', 'data-look-state="pending"');
    await route.fulfill({ response, body: states.length === 1 ? early : body });
  });
  await waiting.goto(page.url());
  const voice = waiting.locator("[data-look-say]");
  await expect(voice).toHaveText("");
  await expect(voice).toContainText("Thank you", { timeout: 4_000 });
  await expect(waiting.locator("[data-look-state=paid] h1")).toContainText("Thank you");
  await isSoundAndFits(waiting);
  expect(states).toEqual(["paid", "paid"]);
});

test("without a script, a gift that a bank is still sending is looked at again by itself, a few times, until it has come", async ({
  browser,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "Stripe's stand-in is told that the bank has paid");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at("/donate/fund-the-trust-act"));
  await page.waitForTimeout(2_100);
  const email = `slow-${process.pid}-${Date.now()}@example.org`;
  const giver = { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "93702" };
  for (const [name, value] of Object.entries({ ...giver, amount_other: "45" }))
    await page.locator(`[name=${name}]`).fill(value);
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(/\/c\/pay\//);
  const session = new URL(page.url()).pathname.split("/").at(-1);
  await page.locator("button[value=delayed]").click();
  await page.waitForURL(/\/thanks\?donation=/);
  const here = page.url();
  await expect(page.locator("[data-look-again=yes]")).toBeVisible();
  // Whoever has waited through all of it asks by hand, and what asks anew begins anew.
  await page.goto(`${here}&look=4`);
  expect(await page.content()).not.toContain('http-equiv="refresh"');
  await page.getByRole("link", { name: "Look again" }).click();
  expect(page.url()).toBe(here);
  const settled = await fetch(`${process.env.STRIPE_URL}/_fake/settle`, {
    ...{ method: "POST", body: JSON.stringify({ payment: session }) },
  });
  expect(settled.status).toBe(200);
  await page.waitForURL(/&look=1$/, { timeout: 25_000 });
  await expect(page.locator("[data-look-title]")).toContainText("Thank you");
  expect(await page.content()).not.toContain('http-equiv="refresh"');
  await context.close();
});
