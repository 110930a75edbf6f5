import { type Browser, expect, test } from "@playwright/test";
import { linkIn, mailTo } from "./captured-mail.ts";
import { comeIn } from "./come-in.ts";
import { isSoundAndFits } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
test.describe.configure({ timeout: 90_000 });

/** Somebody who has signed on a phone, with the mail that thanks them. */
async function createSigner(
  browser: Browser,
  { prefix = "", script = true }: { prefix?: "" | "/es"; script?: boolean } = {},
) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const email = `choices-${process.pid}-${Date.now()}@example.org`;
  await page.goto(at(`${prefix}/petitions/trust-act`));
  await page.waitForTimeout(2_100);
  const typed = { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "93702" };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("#sign button[type=submit]").click();
  return { context, page, email, mail: await mailTo(email) };
}

test("the link at the foot of a mail opens what somebody gets, and nothing else of them", async ({
  browser,
}) => {
  const { context, page, email, mail } = await createSigner(browser, { script: false });
  const link = linkIn(mail, "preferences");
  await page.goto(link);
  await expect(page.locator("main")).toContainText(email);
  await expect(page.locator("main")).not.toContainText("Ibarra");
  await expect(page.locator("[name=pace][value=everything]")).toBeChecked();
  expect((await page.request.get(`${link}/data.json`)).status()).toBe(404);

  await page.locator("[name=pace][value=weekly]").check();
  await page.locator("[name=topic]").first().uncheck();
  await page.locator("button[value=mail]").click();
  await expect(page.locator("main [role=status]")).toContainText("Saved");
  await page.goto(link);
  await expect(page.locator("[name=pace][value=weekly]")).toBeChecked();
  await expect(page.locator("[name=topic]").first()).not.toBeChecked();

  await page.locator("button[value=stop]").click();
  await expect(page.locator("main")).toContainText("You get no campaign email from us");
  await page.locator("button[value=again]").click();
  await expect(page.locator("main button[value=stop]")).toBeVisible();

  await page.locator("button[value=link]").click();
  await expect(page.locator("main [role=status]")).toContainText(email);
  const whole = linkIn(await mailTo(email, /Your link to your data/), "preferences");
  await page.goto(whole);
  await expect(page.locator("[name=given_name]")).toHaveValue("Rosa");
  await expect(page.locator("[name=pace][value=weekly]")).toBeChecked();
  await context.close();
});

test("from one mail either its campaign is left, or everything", async ({ browser }) => {
  const { context, page, mail } = await createSigner(browser, { prefix: "/es" });
  await page.goto(linkIn(mail, "es/unsubscribe"));
  await isSoundAndFits(page);
  await page.locator("button[value=one]").click();
  await expect(page.locator("main")).toContainText("ya no recibe correos nuestros sobre");
  await page.goto(linkIn(mail, "es/preferences"));
  await expect(page.getByRole("checkbox", { name: /TRUST/ })).not.toBeChecked();
  await expect(page.locator("button[value=stop]")).toBeVisible();
  await isSoundAndFits(page);
  await context.close();
});

test("staff stop mail to an address, find it, bring in a file, and let an address be mailed again", async ({
  page,
}) => {
  const run = `${process.pid}${Date.now()}`;
  await comeIn(page, { email: `stop-${run}@house.example`, name: "Ana" });
  await page.goto(at("/admin/settings/suppressed"));
  await page.locator("[name=email]").fill(`stop-${run}@mailbox.example`);
  await page.locator("form:has([name=email]) [name=reason]").fill("Asked by telephone");
  await page.getByRole("button", { name: "Never mail it again" }).click();
  await expect(page.getByText("Nothing is sent to this address any more.")).toBeVisible();

  await page.locator("[name=file]").setInputFiles({
    name: "old.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`email,reason\nfile-${run}@mailbox.example,left the old list\nno address,why\n`),
  });
  await page.getByRole("button", { name: "Add these addresses" }).click();
  await expect(page.getByText("One address is added.")).toBeVisible();
  await expect(page.getByText("Row 3: this is no address that mail can reach.")).toBeVisible();

  await page.locator("[name=words]").fill(`stop-${run}`);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.locator(".adm-table tbody tr")).toHaveCount(1);
  expect(page.url()).not.toContain(run);
  await isSoundAndFits(page);
  await page.getByRole("link", { name: `Let stop-${run}@mailbox.example be mailed again` }).click();
  await page.locator("#lift [name=reason]").fill("Asked again");
  await page.getByRole("button", { name: "Let it be mailed" }).click();
  await expect(page.getByText("This address may be mailed again.")).toBeVisible();
});
