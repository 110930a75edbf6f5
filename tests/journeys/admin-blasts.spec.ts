import { expect, type Page, test } from "@playwright/test";
import { mailsTo, mailTo } from "./captured-mail.ts";
import { comeIn } from "./come-in.ts";
import { isSoundAndFits } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });
test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its own staff");

const at = (place: string) => `${process.env.BASE_URL}${place}`;
const flash = (page: Page) => page.locator(".adm-flash");
const petition = "/petitions/trust-act";
const source = `blast-journey-${process.pid}`;

/** Signs in a language and asks for our mail: a reader. */
async function becomeReader(page: Page, givenName: string, prefix: "" | "/es") {
  const email = `${givenName.toLowerCase()}-${process.pid}-${Date.now()}@example.org`;
  await page.goto(at(`${prefix}${petition}?source=${source}`));
  const signer = { given_name: givenName, family_name: "Lectora", email, postal_code: "93702" };
  for (const [name, value] of Object.entries(signer)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("[name=opt_in]").check();
  await page.waitForTimeout(2_100);
  await page.locator("#sign button[type=submit]").click();
  await expect(page).toHaveURL(at(`${prefix}${petition}/thanks`));
  return email;
}

async function keepSegment(page: Page, name: string) {
  await page.goto(at("/admin/supporters?add=source"));
  await page.locator("#add-condition [name=source]").fill(source);
  await page.getByRole("button", { name: "Add the filter" }).click();
  await page.getByText("Save as a segment").click();
  await page.getByLabel("Name of the segment").fill(name);
  await page.getByRole("button", { name: "Save the segment" }).click();
  await expect(flash(page)).toBeVisible();
}

/** A mail is shown in a frame where no script runs: the check would wait in vain for an answer from in there. */
async function isSoundWithoutFrames(page: Page) {
  await page.locator("iframe").evaluateAll((frames) => {
    for (const frame of frames) frame.remove();
  });
  await isSoundAndFits(page);
  await page.reload();
}

// One journey: each step needs the one before.
test("an organizer writes a call to action in both languages, sends it to a segment, and reads what came of it", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  // A browser without a head says so, and is no reader.
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  const outside = await browser.newContext({ userAgent });
  const visitor = await outside.newPage();
  const ana = await becomeReader(visitor, "Ana", "");
  await outside.clearCookies();
  const bea = await becomeReader(visitor, "Bea", "/es");
  await outside.clearCookies();

  await comeIn(page, { email: "blaster@house.example", name: "Ofelia Envíos", role: "organizer" });
  await keepSegment(page, "Readers of the journey");
  await page.goto(at("/admin/campaigns"));
  await page
    .getByRole("link", { name: /TRUST Act/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Blasts", exact: true }).click();
  await expect(page.getByRole("link", { name: "Calls before the hearing" })).toBeVisible();
  await isSoundWithoutFrames(page);
  await page.getByRole("textbox", { name: "Blast" }).fill("Hearing on Tuesday");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(flash(page)).toContainText("Nobody gets it until you let it go.");
  await expect(page.getByText("It needs a subject and something to say").first()).toBeVisible();

  // Words: a field that we do not know is refused beside it, and nothing typed is lost.
  await page
    .getByLabel("Subject (English)", { exact: true })
    .fill("{{ first_name }}, the hearing is on Tuesday");
  await page.getByLabel("Subject (Spanish)", { exact: true }).fill("La audiencia es el martes");
  await page.getByLabel("Preheader (English)", { exact: true }).fill("Five minutes on the phone.");
  const write = async (name: RegExp, text: string) => {
    await page.getByRole("textbox", { name }).click();
    await page.keyboard.type(text);
  };
  await write(/^Text \(English\)/, "The committee votes on Tuesday.");
  await write(/^Text \(Spanish\)/, "El comité vota el martes.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByText("There is a field in double braces that we do not know.").first(),
  ).toBeVisible();
  await page
    .getByLabel("Subject (English)", { exact: true })
    .fill('{{ given_name | default: "Friend" }}, the hearing is on Tuesday');
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(flash(page)).toContainText("Saved.");
  await expect(page.getByText("no link. Nobody can do anything.").first()).toBeVisible();

  // A link alone becomes the card of the petition.
  const text = page.getByRole("textbox", { name: /^Text \(English\)/ });
  // Saving draws the editor anew, which may take the keys of the same moment.
  await expect(async () => {
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await expect(text.locator("p")).not.toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const english = page.locator(".rich-text-field", { has: page.locator("#body\\.en-label") });
  await english.getByRole("button", { name: "Link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Words of the link").fill("Sign it too");
  await dialog.getByLabel("Where does it lead?").fill(petition);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(flash(page)).toContainText("Saved.");
  const letter = page.frameLocator("iframe.adm-letter");
  await expect(letter.getByText(/have signed/)).toBeVisible();
  await expect(letter.getByRole("link", { name: "Sign it too" })).toBeVisible();

  // Another subject is tried against the first.
  await page.getByText("Try it against a version B").click();
  await page.getByLabel("B: Subject (English)").fill("{{ given_name }}, two minutes before Tuesday");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(flash(page)).toContainText("Saved.");
  await page.getByLabel("On how many").fill("0");
  await page.getByRole("button", { name: "Save the trial" }).click();
  await expect(page.locator("#share-error")).toBeVisible();
  await page.getByLabel("On how many").fill("100");
  await page.getByRole("button", { name: "Save the trial" }).click();
  await expect(flash(page)).toContainText("Saved how the versions are tried.");

  // Who gets it.
  await page
    .getByRole("group", { name: "In one of these segments" })
    .getByLabel("Readers of the journey")
    .check();
  await page.getByRole("button", { name: "Save who gets it" }).click();
  await expect(flash(page)).toContainText("Saved who gets it.");
  await page.getByRole("button", { name: "Count them as saved" }).click();
  await expect(page.getByText("1 read English, 1 Spanish.")).toBeVisible();
  await isSoundWithoutFrames(page);

  // As one of them sees it; her address is in no address of ours.
  await page.getByLabel("To", { exact: true }).first().selectOption("supporter");
  await page.getByLabel("Mail address").fill(ana);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Ana, the hearing is on Tuesday")).toBeVisible();
  await page.getByLabel("Version").first().selectOption("b");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Ana, two minutes before Tuesday")).toBeVisible();
  await expect(page).toHaveURL(/view=/);
  expect(decodeURIComponent(page.url())).not.toContain(ana);

  // Let go, taken back, and let go again; from the top of the page, which has come to rest.
  await page.goto(page.url().replace(/[?#].*/, ""));
  await page.getByRole("button", { name: "Send it now" }).click();
  await expect(flash(page)).toContainText("It goes in a minute.");
  await flash(page).getByRole("button", { name: "Undo" }).click();
  await expect(flash(page)).toContainText("It is a draft again.");
  await page.getByRole("button", { name: "Send it now" }).click();
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText("2 of 2")).toBeVisible({ timeout: 60_000 });
  const toAna = await mailTo(ana, /Tuesday/);
  expect(toAna.subject).toMatch(/^Ana, (the hearing is on|two minutes before) Tuesday$/);
  expect(toAna.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect((await mailTo(bea, /martes/)).subject).toBe("La audiencia es el martes");
  expect((await mailsTo(ana)).filter(({ subject }) => /Tuesday/.test(subject))).toHaveLength(1);

  // Ana follows the link: the form knows her. Bea stops our mail with the button of her mail program.
  const link = /https?:\S+\/go\/\S+/.exec(toAna.text)![0];
  // Who follows a link in the moment in which a scanner opens all of them cannot be told from it.
  await visitor.waitForTimeout(2_200);
  await visitor.goto(link);
  await expect(visitor).toHaveURL(new RegExp(petition));
  await expect(visitor.locator("[name=email]")).toHaveValue(ana);
  await expect(visitor).not.toHaveURL(/[?&]k=/);
  await isSoundAndFits(visitor);
  await visitor.getByRole("button", { name: "Sign with one press" }).click();
  await expect(visitor).toHaveURL(/\/thanks$/);
  const stop = /<(http[^>]+)>/.exec((await mailTo(bea, /martes/)).headers["list-unsubscribe"]!)![1]!;
  const answer = await fetch(stop, {
    method: "POST",
    body: new URLSearchParams("List-Unsubscribe=One-Click"),
  });
  expect(answer.status).toBe(200);
  const archive = await visitor.goto(
    at(
      `/mail/${page
        .url()
        .split("/")
        .at(-1)!
        .replace(/[?#].*/, "")}`,
    ),
  );
  expect(archive?.status()).toBe(200);
  await expect(visitor.getByText("Friend")).toHaveCount(0);

  await expect(async () => {
    await page.reload();
    const figure = (name: string) =>
      page.locator(".adm-figures > div", { hasText: name }).locator(".adm-figure");
    await expect(figure("Followed a link")).toHaveText("1", { timeout: 1_000 });
    await expect(figure("Unsubscribed")).toHaveText("1", { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const versions = page.locator("#trial");
  await expect(versions.getByRole("row", { name: /two minutes before Tuesday/ })).toBeVisible();
  await expect(versions.getByText("too small to tell")).toBeVisible();
  await isSoundWithoutFrames(page);

  // Again, to whoever followed no link: Bea has left since, and nobody is left to be written to.
  await page.getByRole("button", { name: "Write again" }).click();
  await expect(flash(page)).toContainText("Write another subject.");
  await expect(page.getByLabel("Only whom this one reached").locator("option:checked")).toHaveText(
    "Hearing on Tuesday",
  );
  await page.getByRole("button", { name: "Count them as saved" }).click();
  const counted = page.locator(".adm-audience-count");
  await expect(counted.getByText("do not want our mail")).toBeVisible();
  await expect(counted.locator("dd").first()).toHaveText("0");
});
