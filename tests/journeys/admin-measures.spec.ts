import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";
import { isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const flash = (page: Page) => page.locator(".adm-flash");

test("an organizer follows a bill, moves it on, announces a hearing and records where somebody stands", async ({
  page,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");
  test.setTimeout(120_000);
  await comeIn(page, { email: "leyes@house.example", name: "Lía Leyes", role: "organizer" });

  await page.goto(at("/admin/measures"));
  await page.getByLabel("Before whom").selectOption("California");
  await page.getByLabel("Number").fill("AB 900");
  await page.getByLabel("Session").fill("2031–2032");
  await page.getByRole("button", { name: "Follow it" }).click();
  await expect(page.getByRole("alert")).toContainText("This is needed.");
  await page.getByLabel("Short title (English)").fill("The Garden Act");
  await page.getByRole("button", { name: "Follow it" }).click();
  await expect(flash(page)).toContainText("AB 900 is followed from now on.");
  const measure = page.url();

  const stage = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await page.getByRole("button", { name: "It is here now: Assembly floor" }).click();
  await expect(flash(page)).toContainText("AB 900 has moved on.");
  await expect(stage("Assembly floor")).toContainText("It is here now");
  await expect(stage("Assembly committee")).toContainText("Done");
  await flash(page).getByRole("button", { name: "Undo" }).click();
  await expect(stage("Introduced")).toContainText("It is here now");
  await expect(stage("Assembly committee")).toContainText("Ahead");

  await page.getByRole("link", { name: "Assembly floor" }).click();
  await page.getByLabel("Votes it needs").fill("many");
  await page.getByRole("button", { name: "Save the stage" }).click();
  await expect(page.getByRole("alert")).toContainText("A whole number, or nothing.");
  await page.getByLabel("Votes it needs").fill("41");
  await page.getByLabel("Of how many").fill("80");
  await isSound(page);
  await page.getByRole("button", { name: "Save the stage" }).click();
  await expect(stage("Assembly floor")).toContainText("41 of 80 needed");

  await page.getByLabel("Day and time").fill("2031-04-09T09:30");
  await page.getByLabel("Room").fill("Room 126");
  await page.getByRole("button", { name: "Announce it" }).click();
  await expect(page.getByRole("row", { name: /Room 126/ })).toContainText("Apr 9, 2031, 9:30 AM");
  await isSound(page);

  // Somebody who has no vote is found by name.
  await page.getByRole("link", { name: "The board" }).click();
  await page.getByLabel("Name or district").fill("brown");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const record = page.locator("#record");
  await record.getByLabel("Official").selectOption({ label: "Jerry Brown, Governor of California" });
  await record.getByRole("radio", { name: "Leans against" }).check();
  await record.getByLabel("Day it was said or done").fill("2026-02");
  await record.getByLabel("What was said or done (English)").fill("Would rather see it amended.");
  await record.getByRole("button", { name: "Record it" }).click();
  await expect(flash(page)).toContainText("What Jerry Brown said is on the record.");
  await expect(page.getByRole("row", { name: /Jerry Brown/ })).toContainText("Leans against");
  await isSound(page);

  // A campaign is about it.
  await page.goto(at("/admin/campaigns/new"));
  await page.getByLabel("Name", { exact: true }).fill("Gardens for all");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(flash(page)).toContainText("has begun");
  const campaign = new URL(page.url()).pathname;
  await page.goto(at(`${campaign}/coalition`));
  await page
    .getByLabel("The bill, resolution or ordinance")
    .selectOption({ label: "AB 900 (2031–2032): The Garden Act" });
  await page.locator("form", { hasText: "Show the public" }).getByRole("button", { name: "Save" }).click();
  await expect(flash(page)).toContainText("Saved.");
  await page.getByRole("link", { name: "Its road, hearings and board" }).click();
  await expect(page).toHaveURL(measure);
});
