import { expect, type Page, test } from "@playwright/test";
import { comeIn } from "./come-in.ts";
import { isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });
test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already keeps its supporters");

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const said = (page: Page) => page.locator(".adm-flash");

/** Signs the petition as somebody new, no sooner than a person could. */
async function sign(page: Page, given_name: string) {
  const email = `${given_name.toLowerCase()}-${process.pid}-${Date.now()}@example.org`;
  await page.goto(at("/petitions/trust-act"));
  const signer = { given_name, family_name: "Ocampo", email, postal_code: "93702" };
  for (const [name, value] of Object.entries(signer)) await page.locator(`[name=${name}]`).fill(value);
  await page.waitForTimeout(2_100);
  await page.locator("#sign button[type=submit]").click();
  await expect(page).toHaveURL(at("/petitions/trust-act/thanks"));
  return { name: `${given_name} Ocampo`, email };
}

test("two supporters who are one person are merged, and parted again", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const outside = await browser.newContext();
  const visitor = await outside.newPage();
  const known = await sign(visitor, "Guadalupe");
  await outside.clearCookies();
  const { name: other, email: address } = await sign(visitor, "Lupita");
  await outside.close();

  await comeIn(page, { email: "merger@house.example", name: "Inés Robles" });
  await page.goto(at("/admin/supporters"));
  await page.getByRole("searchbox").fill(known.email);
  // The list moves down when it is narrowed: a press meanwhile would meet another row.
  await expect(page.getByRole("button", { name: "Show everybody" })).toBeVisible();
  await page.locator("tbody").getByRole("link", { name: known.name }).click();
  await expect(page.getByRole("heading", { name: known.name, level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Merge with…" }).click();
  await expect(page.getByRole("heading", { name: "Merge with somebody else" })).toBeVisible();
  await page.getByRole("searchbox").fill(address);
  await page.getByRole("link", { name: `${other} – see them side by side` }).click();
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
