import { execFileSync } from "node:child_process";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readPdf } from "../read-pdf.ts";
import { downloaded, isSoundAndFits } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (place: string) => `${process.env.BASE_URL}${place}`;
const organizer = { email: "print@house.example", password: "a long sentence only I know" };

/** Lets an organizer in as the operator would, at the command line. */
function createOrganizer() {
  const options = ["--email", organizer.email, "--name", "Pilar Ramos", "--role", "organizer"];
  execFileSync(process.execPath, ["scripts/command.mjs", "staff", "create", ...options, "--password-stdin"], {
    input: organizer.password,
    env: { ...process.env, DATA_DIR: path.dirname(process.env.MAIL_FOLDER!), NODE_ENV: "production" },
  });
}

async function signIn(page: Page) {
  await page.goto(at("/admin/sign-in"));
  await page.getByLabel("Email").fill(organizer.email);
  await page.getByLabel("Password").fill(organizer.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
}

// One journey: each step needs the one before.
test("an organizer prints a campaign anew, makes a delivery pack, and tells what came of it", async ({
  page,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(240_000);
  createOrganizer();
  await signIn(page);
  await page.goto(at("/admin/campaigns"));
  await page.getByRole("link", { name: "The California TRUST Act" }).first().click();

  // The bench: what cannot be read is refused, what can is printed everywhere.
  await page.getByRole("link", { name: "Poster", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Poster bench" })).toBeVisible();
  const poster = page.getByRole("img", { name: "Poster: This time, sign it." });
  await expect(poster).toBeVisible();
  const before = await poster.getAttribute("src");
  await page.getByRole("textbox", { name: "Dark ink", exact: true }).fill("#9AA0C8");
  await expect(page.getByText("This cannot be read well enough")).toBeVisible();
  await page.getByRole("button", { name: "Save and print" }).click();
  await expect(page.getByRole("alert")).toContainText("Text in this ink cannot be read");
  await page.getByRole("radio", { name: "River teal + coral" }).check();
  await page.getByRole("radio", { name: "Sun over the valley" }).check();
  await page.getByRole("radio", { name: "Flooded in the bright ink" }).check();
  await expect(page.getByText("Everything can be read.")).toBeVisible();
  await page.getByLabel("Title in English").fill("Water / is not for sale");
  const redrawn = page.getByRole("img", { name: "Poster: Water is not for sale" });
  await expect(redrawn).toHaveAttribute("src", /motif=sun/);
  expect(await redrawn.getAttribute("src")).not.toBe(before);
  // The other journeys know the campaign by its title.
  await page.getByLabel("Title in English").fill("This time, / sign it.");
  await page.getByRole("button", { name: "Save and print" }).click();
  await expect(page.locator(".adm-flash")).toContainText("Saved.");
  await isSoundAndFits(page);

  const pdf = await downloaded(page, /^English Poster, letter size/);
  const { pages } = await readPdf(pdf);
  expect(pages.map(({ width, height }) => [width, height])).toEqual([[612, 792]]);
  expect(pages[0]!.text).toContain("SIGN IT.");

  await page.goto(at("/campaigns/trust-act"));
  await expect(page.locator(".framed-print-flood")).toBeVisible();
  const ink = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--art-key"),
  );
  expect(ink).toBe("#0E4A50");
  await expect(page.getByRole("img", { name: /the sun rises over a valley/ })).toBeVisible();
  await page.goBack();

  // The pack.
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
  await expect(page.getByLabel("With the comments that were approved")).toBeVisible();
  await isSoundAndFits(page);
  await page.getByLabel("With the comments that were approved").check();
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByRole("heading", { name: "Delivery pack" })).toBeVisible();
  await expect(page.getByRole("link", { name: /-comments\.csv$/ })).toBeVisible({ timeout: 180_000 });
  const pack = await readPdf(await downloaded(page, /\.pdf$/));
  expect(pack.pages[0]!.text).toContain("To Governor Jerry Brown");
  expect(pack.pages.length).toBeGreaterThan(100);
  const csv = (await downloaded(page, /-signers\.csv$/)).toString("utf8");
  expect(csv).toMatch(/^\uFEFFNumber,Name,Place,Day\r\n1,/);

  // What came of it, on the campaign's page in both languages.
  await page.getByRole("link", { name: "Where it belongs" }).click();
  await page.getByRole("link", { name: "Record a delivery" }).click();
  await page.getByLabel("Who delivered it, in English").fill("Forty signers from nine counties");
  await page.getByLabel("To whom, in English").fill("The Governor’s chief of staff");
  await page.getByLabel("Show it on the campaign's page").check();
  await page.getByRole("button", { name: "Save the record" }).click();
  await expect(page.getByRole("alert")).toContainText("in one language only");
  await page.getByLabel("Who delivered it, in Spanish").fill("Cuarenta firmantes de nueve condados");
  await page.getByLabel("To whom, in Spanish").fill("La jefa de gabinete del gobernador");
  await isSoundAndFits(page);
  await page.getByRole("button", { name: "Save the record" }).click();
  await expect(page.locator(".adm-flash")).toContainText("The delivery is recorded.");
  await isSoundAndFits(page);
  await page.goto(at("/campaigns/trust-act"));
  await expect(page.locator("#delivered")).toContainText("Forty signers from nine counties");
  await page.goto(at("/es/campaigns/trust-act"));
  await expect(page.locator("#delivered")).toContainText("La jefa de gabinete del gobernador");
  const { violations } = await new AxeBuilder({ page }).include("#delivered").analyze();
  expect(violations).toEqual([]);
});
