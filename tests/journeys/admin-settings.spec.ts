import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { runningUrl } from "../../scripts/postgres.mjs";
import { comeIn } from "./come-in.ts";
import { isSound } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const pages = ["", "/mail", "/lists", "/retention", "/outbox", "/jobs", "/health"];

async function isSoundWithoutFrames(page: Page) {
  // A mail is shown in a frame where no script runs, so that nothing can be asked in there: the check would wait in vain.
  await page.locator("iframe").evaluateAll((frames) => {
    for (const frame of frames) frame.remove();
  });
  await isSound(page);
}

const said = (page: Page) => page.locator(".adm-flash");

// One journey: each step needs the one before.
test("a manager sets the house up: name, test mail, a blocked domain, a job that failed", async ({
  page,
  browser,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already keeps its settings");
  test.setTimeout(240_000);
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await comeIn(page, { email: "house@house.example", name: "Rosa Quintanilla" });

  // The public page shows another name within seconds; undoing brings the old one back.
  await page.goto(at("/admin/settings"));
  const name = page.getByRole("group", { name: "In English" }).getByLabel("Name");
  await name.fill("River / Coalition");
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("There is no such time zone");
  await page.getByLabel("Time zone").fill("America/Los_Angeles");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(said(page)).toContainText("The organization is saved");
  const visitor = await (await browser.newContext()).newPage();
  await expect(async () => {
    await visitor.goto(at("/accessibility"));
    await expect(visitor.locator(".masthead-name")).toHaveText("River Coalition", { timeout: 500 });
  }).toPass();
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(said(page)).toContainText("The change is taken back");
  await expect(name).toHaveValue("California TRUST / Coalition");

  // A test mail, read where captured mail is read.
  await page.goto(at("/admin/settings/mail"));
  await page.getByLabel("To", { exact: true }).fill("rosa@mail.example");
  await page.getByRole("button", { name: "Send a test mail" }).click();
  await expect(page.getByText("Kept as a file, for rosa@mail.example")).toBeVisible();
  await page.getByRole("link", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { name: /A test mail from/ })).toBeVisible();
  await expect(page.frameLocator(".adm-mail").getByText("It works").first()).toBeVisible();
  await isSoundWithoutFrames(page);
  await page.goto(at("/admin/settings/outbox"));
  await page.getByLabel("Mails to an address").fill("ROSA@mail.example");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("One mail to this address.")).toBeVisible();
  expect(page.url()).not.toContain("mail.example");

  // A domain is blocked, and a sign-up from it is caught while its signer sees nothing of it.
  await page.goto(at("/admin/settings/lists"));
  await page.getByLabel("What to add").fill("spam-house.example");
  await page.getByLabel("Why").fill("Bots of last night");
  await page.getByRole("button", { name: "Add to the list" }).click();
  await expect(said(page)).toContainText("One entry is added");
  await expect(page.getByRole("row", { name: /spam-house\.example/ })).toBeVisible();
  await visitor.goto(at("/petitions/trust-act"));
  const signer = {
    given_name: "Bot",
    family_name: "Example",
    email: "bot@spam-house.example",
    postal_code: "90012",
  };
  for (const [field, value] of Object.entries(signer)) await visitor.locator(`[name=${field}]`).fill(value);
  await visitor.locator("#sign button[type=submit]").click();
  await expect(visitor).toHaveURL(/\/thanks$/);
  const database = new pg.Client({ connectionString: runningUrl(path.dirname(process.env.MAIL_FOLDER!))! });
  await database.connect();
  const { rows } = await database.query(
    "SELECT reasons FROM signature s JOIN supporter p ON p.id = s.supporter_id WHERE p.email = 'bot@spam-house.example'",
  );
  expect(rows[0].reasons).toContain("blocked.domain");

  // A job that was given up begins anew, and is then done.
  await database.query(
    "SELECT graphile_worker.add_job('tokens.purge', run_at := now() + interval '1 day', max_attempts := 1, job_key := 'journey')",
  );
  await database.query(
    "UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'the disk is full' WHERE key = 'journey'",
  );
  await database.end();
  await page.goto(at("/admin/settings/jobs"));
  await expect(page.getByText("the disk is full")).toBeVisible();
  await isSoundWithoutFrames(page);
  await page.getByRole("button", { name: "Try tokens.purge again" }).first().click();
  await expect(said(page)).toContainText("tokens.purge begins anew.");
  await expect(page.getByText("No job has failed")).toBeVisible();

  // Every page, by turns on a desk by day and on a phone by night.
  for (const [index, path] of pages.entries()) {
    const byDay = index % 2 === 0;
    await page.emulateMedia({ colorScheme: byDay ? "light" : "dark" });
    await page.setViewportSize(byDay ? { width: 1280, height: 900 } : { width: 390, height: 844 });
    await page.goto(at(`/admin/settings${path}`));
    await expect(page.getByRole("navigation", { name: "Settings" })).toBeVisible();
    await isSoundWithoutFrames(page);
  }
  expect(broken).toEqual([]);
});
