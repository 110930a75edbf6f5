import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { generateSync } from "otplib";
import { linkIn, mailTo } from "./captured-mail.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const owner = {
  name: "Marisol Torres",
  email: "marisol@house.example",
  password: "a long sentence only I know",
};

/** Accessible light and dark, and no wider than a phone. */
async function isSound(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [page.url(), colorScheme, id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
  }
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${page.url()} at ${width} pixels`).toBeLessThanOrEqual(0);
  }
}

/** What the browser complains about, refused forms aside: their status is meant. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) found.push(message.text());
  });
  return found;
}

async function signIn(page: Page) {
  await page.goto(at("/admin/sign-in"));
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const visit = (browser: Browser, options = {}) =>
  browser.newContext({ ...options }).then((context) => context.newPage());

// One journey: each step needs the one before.
test("the first owner sets the panel up, turns two-factor on, and invites somebody", async ({
  page,
  browser,
}) => {
  test.skip(Boolean(process.env.JOURNEYS_URL), "a site that runs already has its owner");
  test.setTimeout(240_000);
  const found = complaints(page);

  await page.goto(process.env.SET_UP_LINK!);
  await isSound(page);
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(`${owner.email}12`);
  await page.getByRole("button", { name: "Become the owner" }).click();
  await expect(page.getByRole("alert")).toContainText("Too easy to guess");
  await isSound(page);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Become the owner" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await expect(page.getByRole("row", { name: /TRUST Act/ })).toBeVisible();
  await isSound(page);
  await page.goto(process.env.SET_UP_LINK!);
  await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();

  // By keyboard: the palette, and "g" with a letter. Whoever types before the page's script is there spoils nothing.
  await page.goto(at("/admin"), { waitUntil: "commit" });
  for (let early = 0; early < 20; early += 1) await page.keyboard.press("Shift");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("account");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your account", level: 1 })).toBeFocused();
  await isSound(page);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "Audit trail", level: 1 })).toBeVisible();
  await isSound(page);

  // Two-factor on, out, and in again with a code.
  await page.goto(at("/admin/account/two-factor"));
  await isSound(page);
  const secret = (await page.locator(".adm-secret").innerText()).replace(/\s/g, "");
  const now = Math.floor(Date.now() / 1_000);
  await page.getByRole("textbox", { name: "Code" }).fill(generateSync({ secret, epoch: now }));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.locator(".adm-codes li")).toHaveCount(10);
  const recovery = await page.locator(".adm-codes li").first().innerText();
  await isSound(page);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await isSound(page);
  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("#code-error")).toBeVisible();
  // The step after the one that is used up is good already: clocks differ.
  await page.getByRole("textbox", { name: "Code" }).fill(generateSync({ secret, epoch: now + 30 }));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();

  // Somebody else comes in by mail, on a phone, in Spanish and without JavaScript.
  await page.goto(at("/admin/staff"));
  await isSound(page);
  const email = "ben@house.example";
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Ben Alvarez");
  await page.getByLabel("Language of the mail").selectOption("es");
  await page.getByRole("radio", { name: /Moderator/ }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.locator(".adm-flash")).toContainText("Ben Alvarez is invited");
  await expect(page.getByLabel("Email")).toHaveValue("");

  const link = linkIn(await mailTo(email), "invitation");
  const phone = await visit(browser, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: "es",
  });
  await phone.goto(link);
  await expect(phone.locator("html")).toHaveAttribute("lang", "es");
  await phone.getByLabel("Contraseña").fill("una frase que solo yo sé");
  await phone.getByRole("button", { name: "Pasar" }).click();
  await expect(phone.getByRole("heading", { name: "Resumen" })).toBeVisible();
  await phone.locator(".adm-menu > summary").click();
  await expect(phone.locator(".adm-menu").getByRole("link", { name: "Equipo y funciones" })).toHaveCount(0);
  await phone.goto(at("/admin/staff"));
  await expect(phone.getByRole("heading", { name: "No está en su función" })).toBeVisible();

  // His role is changed, and put back with one press.
  await page.goto(at("/admin/staff"));
  await page.getByRole("link", { name: "Ben Alvarez" }).click();
  // The list has an invitation form with the same choices: only his own page will do.
  await expect(page.getByRole("heading", { name: "Ben Alvarez", level: 1 })).toBeVisible();
  await page.getByRole("radio", { name: /Viewer/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".adm-flash")).toContainText("Ben Alvarez is Viewer now.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".adm-flash")).toContainText("Ben Alvarez is Moderator now.");
  await isSound(page);
  await page.goto(at("/admin/audit?words=ben"));
  await expect(page.getByRole("row", { name: /changed what they may do/ })).toHaveCount(2);

  // A forgotten password and a lost telephone.
  const forgetful = await visit(browser);
  await forgetful.goto(at("/admin/forgot"));
  await isSound(forgetful);
  await forgetful.getByLabel("Email").fill(owner.email);
  await forgetful.getByRole("button", { name: "Mail me the link" }).click();
  await expect(forgetful.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await forgetful.goto(linkIn(await mailTo(owner.email, /new password/), "reset"));
  await isSound(forgetful);
  await forgetful.getByLabel("Password").fill("another sentence of mine");
  await forgetful.getByRole("button", { name: "Set the password" }).click();
  await expect(forgetful.getByRole("status")).toContainText("Your new password is set");
  await isSound(forgetful);
  await forgetful.getByLabel("Email").fill(owner.email);
  await forgetful.getByLabel("Password").fill("another sentence of mine");
  await forgetful.getByRole("button", { name: "Sign in" }).click();
  await forgetful.getByRole("textbox", { name: "Code" }).fill(recovery);
  await forgetful.getByRole("button", { name: "Sign in" }).click();
  await expect(forgetful.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await page.goto(at("/admin"));
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(found).toEqual([]);
});
