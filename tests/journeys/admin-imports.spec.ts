import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";
import { isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;

const said = (page: Page) => page.locator(".adm-flash");

const file = {
  name: "old list.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "First name;Last name;Correo;ZIP;Opt-in;Region of birth",
      "Imelda;Quiñones;imelda@imported.example;93702;yes;Jalisco",
      "Tomás;Quiñones;tomas@imported.example;2134;no;",
      "Spam;www.casino.example;spam@imported.example;;;",
      "Imelda;Quiñones;IMELDA@imported.example;;;",
    ].join("\r\n"),
    "latin1",
  ),
};

// One journey: each step needs the one before.
test("a list is uploaded, matched, looked at, brought in, found and taken back", async ({ page }) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already keeps its supporters");
  test.setTimeout(480_000);
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await comeIn(page, { email: "lists@house.example", name: "Ines Alder", role: "organizer" });

  await page.goto(at("/admin/imports"));
  await expect(page.getByText("No file yet")).toBeVisible();
  await isSound(page);
  // A workbook is told from a list.
  const workbook = {
    name: "people.xlsx",
    mimeType: "text/csv",
    buffer: Buffer.from("504b030414000600", "hex"),
  };
  await page.getByLabel("CSV file").setInputFiles(workbook);
  await page.getByRole("button", { name: "Upload it" }).click();
  await expect(page.getByRole("alert")).toContainText("This is a workbook");
  await page.getByLabel("CSV file").setInputFiles(file);
  await page.getByRole("button", { name: "Upload it" }).click();
  await expect(said(page)).toContainText("“old list.csv” is here");

  // Columns are guessed; consent has to be stated, and what was chosen is kept until it is.
  const taken = (column: string) => page.getByLabel(`What “${column}” is taken for`);
  await expect(taken("Correo")).toHaveValue("email");
  await expect(taken("Last name")).toHaveValue("family_name");
  await expect(taken("Opt-in")).toHaveValue("consent.email");
  await expect(page.getByText("Quiñones").first()).toBeVisible();
  await page.getByLabel("Tags for everybody in it").fill("Old list");
  await isSound(page);
  await page.getByRole("button", { name: "Look through the file" }).click();
  await expect(page.getByRole("alert")).toContainText("A column is taken for consent");
  await expect(page.getByLabel("Tags for everybody in it")).toHaveValue("Old list");
  await page.getByLabel("A column says it, row by row").check();
  await page.locator("#consent_words").fill("Yes, write to me about the library.");
  await page.locator("#consent_where").fill("Petition on our old site");
  await page.locator("#consent_on").fill("2012-11-30");
  await page.getByRole("button", { name: "Look through the file" }).click();

  // Nothing is written yet.
  await expect(page.getByRole("button", { name: "Bring 2 people in" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("rowheader", { name: "A name holds a link or an address." })).toBeVisible();
  await expect(page.getByRole("link", { name: /^look-.*\.csv$/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await isSound(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("button", { name: "Bring 2 people in" }).click();
  await expect(page.getByRole("link", { name: "See these people" })).toBeVisible({ timeout: 60_000 });
  await isSound(page);

  await page.getByRole("link", { name: "See these people" }).click();
  await expect(page.getByText("2 supporters")).toBeVisible();
  await page.getByRole("link", { name: /Imelda Quiñones/ }).click();
  await expect(page.getByText("Imported from “old list.csv” by Ines Alder.")).toBeVisible();
  await expect(page.getByText("Yes, write to me about the library.")).toBeVisible();

  await page.goto(at("/admin/imports"));
  await isSound(page);
  await page.getByRole("link", { name: "old list.csv" }).click();
  await page.getByText("Take the import back…").click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("It was taken back on", { exact: false })).toBeVisible({ timeout: 60_000 });
  await isSound(page);
  expect(broken).toEqual([]);
});
