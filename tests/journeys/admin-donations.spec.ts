import { expect, test } from "@playwright/test";
import { mailTo } from "./captured-mail.ts";
import { comeIn } from "./come-in.ts";
import { isSoundAndFits } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;

test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off", viewport: { width: 390, height: 844 } });

test("a cheque is recorded with its receipt, found in the list and its file, and taken back", async ({
  page,
}) => {
  await comeIn(page, { email: `books-${process.pid}@example.org`, name: "Books" });
  await page.goto(at("/admin/donations/new"));
  await isSoundAndFits(page);
  const email = `cheque-${process.pid}-${Date.now()}@example.org`;
  await page.getByLabel("Amount").fill("12,345");
  await page.getByLabel("Given name").fill("Rosa");
  await page.getByLabel("Email", { exact: true }).fill(email);
  const told = `told-${process.pid}-${Date.now()}@example.org`;
  await page.locator("summary", { hasText: "In honor or in memory" }).click();
  await page.getByLabel("In memory of").check();
  await page.getByLabel("Name of that person").fill("Luz Peña");
  await page.getByLabel("Email of whom we tell").fill(told);
  await isSoundAndFits(page);
  await page.getByLabel("Amount").fill("a lot");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.locator(".field-error, .adm-form [role=alert]").first()).toContainText("not an amount");
  await page.getByLabel("Amount").fill("120.50");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.locator(".adm-flash")).toContainText(/under receipt \d{4}-\d{4}/);
  await expect(page.locator("main")).toContainText("Check");
  await isSoundAndFits(page);
  expect((await mailTo(email)).text).toContain("$120.50 USD");
  expect((await mailTo(told)).text).toContain("in memory of Luz Peña");
  await page.getByRole("textbox", { name: "Reason" }).fill("Entered twice");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.locator("main")).toContainText("Entered twice");
  await page.goto(at("/admin/donations"));
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^donations-.*\.csv$/);
});

for (const path of ["donations", "donations/monthly", "donations/deposits", "settings/giving"]) {
  test(`${path} is sound on a phone, in both languages`, async ({ page }) => {
    await comeIn(page, { email: `${path.replace("/", "-")}-${process.pid}@example.org`, name: "Looks" });
    for (const language of ["en", "es"]) {
      await page.goto(at(`/admin/${path}?lang=${language}`));
      await isSoundAndFits(page);
    }
  });
}
