import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { runningUrl } from "../../scripts/postgres.mjs";
import { readPdf } from "../read-pdf.ts";
import { comeIn } from "./come-in.ts";
import { downloaded, isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (place: string) => `${process.env.BASE_URL}${place}`;

/** A dozen signers of the demo live in Assembly district 17. */
const HOMES = `
  INSERT INTO supporter_division (supporter_id, division_id, found_at)
  SELECT g.supporter_id, 'ocd-division/country:us/state:ca/sldl:17', now() FROM signature g
  JOIN petition p ON p.id = g.petition_id WHERE p.slug = 'trust-act' AND g.status = 'counted' AND g.public
  ORDER BY g.id LIMIT 12 ON CONFLICT DO NOTHING`;

async function settleSigners() {
  const client = new pg.Client({ connectionString: runningUrl(path.dirname(process.env.MAIL_FOLDER!))! });
  await client.connect();
  await client.query(HOMES).finally(() => client.end());
}

async function isSoundOnEveryScreen(page: Page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page);
  }
}

test("an organizer sees whose constituents signed, and hands an official what they signed", async ({
  page,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(180_000);
  await settleSigners();
  await comeIn(page, { email: "districts@house.example", name: "Dina Reyes", role: "organizer" });
  await page.goto(at("/admin/campaigns"));
  await page.getByRole("link", { name: "The California TRUST Act" }).first().click();
  const tabs = page.getByRole("navigation", { name: "Parts of the campaign" });
  await tabs.getByRole("link", { name: "Officials", exact: true }).click();
  await page.getByRole("button", { name: "Count again" }).click();
  await expect(page.locator(".adm-flash")).toContainText("They are being counted again");

  // The worker counts; the list is narrowed to one seat.
  await page.getByLabel("Name or district").fill("assembly district 17");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/words=assembly/);
  const seat = page.getByRole("row").filter({ hasText: "California Assembly, district 17" });
  await expect(async () => {
    await page.reload();
    await expect(seat.getByRole("cell", { name: "12", exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await isSoundOnEveryScreen(page);
  const csv = (await downloaded(page, /^Download as CSV/)).toString("utf8").trimEnd().split("\r\n");
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain("ocd-division/country:us/state:ca/sldl:17,lower,yes");
  await page.getByRole("link", { name: "Everybody", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^1\d\d seats$/ })).toBeVisible();
  await page.getByRole("columnheader", { name: "Constituents" }).getByRole("link").click();
  await expect(page).toHaveURL(/order=constituents/);
  await expect(page.getByRole("columnheader", { name: "Constituents" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await isSoundOnEveryScreen(page);

  // The seat's own page, and the pack of its constituents.
  await seat.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Latest to sign from the district" })).toBeVisible();
  const own = page.url();
  await isSoundOnEveryScreen(page);
  await page.getByRole("link", { name: "Make a delivery pack" }).click();
  await expect(page.getByText("known to live in the district: Assembly district 17")).toBeVisible();
  await isSoundOnEveryScreen(page);
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByRole("link", { name: /-ca-sldl-17-.*-places\.csv$/ })).toBeVisible({
    timeout: 90_000,
  });
  const { pages } = await readPdf(await downloaded(page, /-ca-sldl-17-.*\.pdf$/));
  expect(pages[0]!.text).toMatch(/12[\s\S]*constituents of Assembly district 17 signed/);

  // What came of it stands with the seat.
  await page.goto(own);
  await page.getByRole("link", { name: "Record a delivery" }).click();
  await page.getByLabel("Signatures delivered").fill("12");
  await page.getByLabel("Who delivered it, in English").fill("Three neighbors");
  await page.getByRole("button", { name: "Save the record" }).click();
  await expect(page.getByRole("alert")).toContainText("This is needed.");
  await page.getByLabel("Who delivered it, in Spanish").fill("Tres vecinas");
  await isSoundOnEveryScreen(page);
  await page.getByRole("button", { name: "Save the record" }).click();
  await expect(page.locator(".adm-flash")).toContainText("The delivery is recorded.");
  await page.goto(own);
  await expect(page.getByRole("link", { name: /^Three neighbors to Assembly member / })).toBeVisible();
});
