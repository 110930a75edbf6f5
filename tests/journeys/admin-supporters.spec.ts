import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";
import { isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });
test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already keeps its supporters");

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const said = (page: Page) => page.locator(".adm-flash");
const people = (page: Page) => page.locator('tbody a[href^="/admin/supporters/"]');

test("two supporters who are one person are merged, and parted again", async ({ page }) => {
  test.setTimeout(240_000);
  await comeIn(page, { email: "merger@house.example", name: "Inés Robles" });
  await page.goto(at("/admin/supporters"));
  const first = (await people(page).nth(0).getAttribute("href"))!;
  const other = (await people(page).nth(1).textContent())!;
  const address = (await page.locator("tbody tr").nth(1).locator(".adm-under").textContent())!;

  await page.goto(at(first));
  await page.getByRole("link", { name: "Merge with…" }).click();
  await expect(page.getByRole("heading", { name: "Merge with somebody else" })).toBeVisible();
  await page.getByRole("searchbox").fill(address);
  await page.getByRole("link", { name: new RegExp(`^${other}`) }).click();
  await expect(page.getByRole("heading", { name: "Make these two one" })).toBeVisible();
  expect(page.url()).not.toContain(address);
  await isSound(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await isSound(page);
  await page.getByRole("group", { name: "Name", exact: true }).getByText(other).click();
  await page.getByRole("button", { name: "Make them one" }).click();

  await expect(said(page)).toContainText("They are one person now.");
  await expect(page.getByRole("heading", { name: other, level: 1 })).toBeVisible();
  await expect(page.getByText(`${address} is the same person.`)).toBeVisible();
  await isSound(page);
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(said(page)).toContainText("They are two people again.");
  await expect(page.getByText(`${address} is the same person.`)).toBeHidden();
});

test("people who are ticked are tagged together, and the tag is taken off them again", async ({ page }) => {
  test.setTimeout(240_000);
  await comeIn(page, { email: "tagger@house.example", name: "Tomás Rivera" });
  await page.goto(at("/admin/supporters"));
  await page.getByRole("button", { name: "With the ticked ones…" }).click();
  await expect(said(page)).toContainText("Tick somebody first.");
  await page.getByRole("checkbox").nth(0).check();
  await page.getByRole("checkbox").nth(1).check();
  await isSound(page);
  await page.getByRole("button", { name: "With the 2 ticked…" }).click();
  await expect(page.getByRole("heading", { name: "2 supporters", level: 1 })).toBeVisible();
  await isSound(page);
  await page.getByRole("combobox", { name: "Tag" }).first().fill("Door knockers");
  await page.getByRole("button", { name: "Tag 2 supporters" }).click();

  await expect(said(page)).toContainText("Done: 2 supporters were changed.");
  await expect(page.locator("tbody").getByText("Door knockers")).toHaveCount(2);
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(said(page)).toContainText("It is taken back.");
  await expect(page.locator("tbody").getByText("Door knockers")).toHaveCount(0);
});
