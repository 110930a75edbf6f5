import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { linkIn, mailsTo, mailTo } from "./captured-mail.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
/** Counts at once. */
const governor = "/petitions/trust-act";
/** Waits for a confirmation by mail. */
const sheriff = "/petitions/sheriff-baca";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// Several of them wait for a mail, and each form waits as long as a person would take.
test.describe.configure({ timeout: 90_000 });

let made = 0;
const newAddress = () => `journey-${process.pid}-${Date.now()}-${++made}@example.org`;

type Signer = { given_name: string; family_name: string; email: string; postal_code: string };
const rosa = (email = newAddress()): Signer => ({
  given_name: "Rosa",
  family_name: "Ibarra",
  email,
  postal_code: "93702",
});

async function fillIn(page: Page, signer: Signer) {
  for (const [name, value] of Object.entries(signer)) await page.locator(`[name=${name}]`).fill(value);
}

/** Presses the button no sooner than a person could: what is faster is held back. */
async function sign(page: Page, signer: Signer) {
  await page.waitForTimeout(2_100);
  await fillIn(page, signer);
  await page.locator("#sign button[type=submit]").click();
}

async function countOf(page: Page, path: string): Promise<number> {
  return (await (await page.request.get(at(`${path}.json`))).json()).signatures;
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

async function withoutScript(browser: Browser) {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  return { context, page: await context.newPage() };
}

test("signing on a phone: form, thanks, mail, confirmation, count", async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const signer = rosa();
  await page.goto(at(`${sheriff}?utm_source=flyer&source=table`));
  await expectAccessible(page);
  expect(await page.locator("input[type=checkbox]:checked").count()).toBe(0);
  await expect(page.locator("#sign")).not.toHaveAttribute("action");

  await sign(page, signer);
  await expect(page).toHaveURL(at(`${sheriff}/thanks`));
  await expect(page.locator("h1")).toContainText("Rosa");
  await expect(page.locator(".note")).toContainText(signer.email);
  await expectAccessible(page);
  const before = await countOf(page, sheriff);

  const link = linkIn(await mailTo(signer.email), "confirm");
  await page.goto(link);
  await expectAccessible(page);
  await page.reload();
  expect(await countOf(page, sheriff)).toBeGreaterThanOrEqual(before);
  await expect(page.locator("main button[type=submit]")).toBeVisible();

  await page.locator("main button[type=submit]").click();
  await expect(page).toHaveURL(at(`${sheriff}/thanks`));
  await expect(page.locator(".note")).toContainText("Confirmed");
  await expect.poll(() => countOf(page, sheriff)).toBeGreaterThan(before);

  await page.goto(link);
  await expect(page.locator("h1")).toHaveAccessibleName("Already confirmed");
  await expect(page.locator("main button[type=submit]")).toHaveCount(0);
  await expect(page.locator("#share-link")).toHaveValue(/\?s=/);
  await expectAccessible(page);
  await context.close();
});

test("signing without JavaScript in Spanish, twice with one address: one page for both", async ({
  browser,
}) => {
  const { context, page } = await withoutScript(browser);
  const signer = rosa();
  await page.goto(at(`/es${governor}`));
  await sign(page, signer);
  await expect(page).toHaveURL(at(`/es${governor}/thanks`));
  await expect(page.locator("h1")).toContainText("Gracias, Rosa");
  await expectAccessibleWithoutScript(browser, page.url(), context);
  const first = await words(page);
  expect((await mailTo(signer.email)).subject).not.toBe("");

  await page.goto(at(`/es${governor}`));
  await sign(page, { ...signer, email: signer.email.toUpperCase() });
  await expect(page).toHaveURL(at(`/es${governor}/thanks`));
  expect(await words(page)).toBe(first);
  await context.close();
});

/** What the main part says; figures and the spelling of the address aside. */
async function words(page: Page): Promise<string> {
  return (await page.locator("main").innerText()).replace(/[\d,]+/g, "#").toLowerCase();
}

/** axe needs a script of its own: the same page, with the same cookies, in a context that runs scripts. */
async function expectAccessibleWithoutScript(
  browser: Browser,
  url: string,
  context: Awaited<ReturnType<typeof withoutScript>>["context"],
) {
  const twin = await browser.newContext({ ...phone, storageState: await context.storageState() });
  const page = await twin.newPage();
  await page.goto(url);
  await expectAccessible(page);
  await twin.close();
}

const refused: [field: string, value: string, en: RegExp, es: RegExp][] = [
  ["given_name", "", /Write your first name/, /Escriba su nombre/],
  ["given_name", "x".repeat(101), /at most 100/, /a lo más 100/],
  ["family_name", "www.spam.example", /without links/, /sin enlaces/],
  ["email", "maria@", /whole address/, /correo completo/],
  ["postal_code", "9370", /Five digits/, /Cinco cifras/],
];

for (const language of ["en", "es"] as const) {
  test(`a form that cannot be taken comes back as it was, each error beside its field: ${language}`, async ({
    browser,
  }) => {
    const { context, page } = await withoutScript(browser);
    const path = language === "es" ? `/es${sheriff}` : sheriff;
    for (const [field, value, en, es] of refused) {
      await page.goto(at(path));
      await page.evaluate(() => {
        for (const input of document.querySelectorAll("input")) input.removeAttribute("maxlength");
      });
      await fillIn(page, { ...rosa(), [field]: value });
      await page.locator("[name=opt_in]").check();
      const [reply] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.locator("#sign button[type=submit]").click(),
      ]);
      expect(reply.status(), field).toBe(422);
      const sentence = language === "en" ? en : es;
      await expect(page.locator(`#${field}-error`)).toContainText(sentence);
      await expect(page.locator(`.error-summary a[href="#${field}"]`)).toContainText(sentence);
      await expect(page.locator(`[name=${field}]`)).toHaveAttribute("aria-invalid", "true");
      for (const [name, typed] of Object.entries({ ...rosa("kept"), [field]: value })) {
        if (name !== "email") await expect(page.locator(`[name=${name}]`)).toHaveValue(typed);
      }
      await expect(page.locator("[name=opt_in]")).toBeChecked();
      await expect(page.locator("[name=public]")).not.toBeChecked();
    }
    await context.close();
  });
}

test("what came back is accessible, in the dark too", async ({ browser }) => {
  const context = await browser.newContext({ ...phone, colorScheme: "dark" });
  const page = await context.newPage();
  await page.goto(at(`/es${sheriff}`));
  await page.locator("#sign").evaluate((form: HTMLFormElement) => form.submit());
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expectAccessible(page);
  await context.close();
});

test("with a script, errors show on leaving a field, and a mistyped domain is put right with one press", async ({
  page,
}) => {
  await page.goto(at(sheriff));
  await page.locator("[name=postal_code]").fill("9370");
  await page.locator("[name=postal_code]").blur();
  await expect(page.locator("#postal_code-error")).toContainText("Five digits");
  await page.locator("[name=postal_code]").fill("93702");
  await page.locator("[name=postal_code]").blur();
  await expect(page.locator("#postal_code-error")).toHaveCount(0);

  await page.locator("[name=email]").fill("rosa@gmial.com");
  await page.locator("[name=email]").blur();
  await page.getByRole("button", { name: "Did you mean rosa@gmail.com?" }).click();
  await expect(page.locator("[name=email]")).toHaveValue("rosa@gmail.com");

  await page.locator("#sign button[type=submit]").click();
  await expect(page.locator("#given_name-error")).toContainText("Write your first name");
  await expect(page.locator("[name=given_name]")).toBeFocused();
  await expect(page).toHaveURL(at(sheriff));
});

test("what was typed goes along to the other language and is then forgotten", async ({ page }) => {
  await page.goto(at(sheriff));
  await fillIn(page, rosa("rosa@example.org"));
  await page.locator("[name=opt_in]").check();
  await page.locator("header a[hreflang=es]").click();
  await expect(page).toHaveURL(at(`/es${sheriff}`));
  await expect(page.locator("[name=given_name]")).toHaveValue("Rosa");
  await expect(page.locator("[name=opt_in]")).toBeChecked();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("an open page shows a new signature without a reload", async ({ browser }) => {
  const watching = await (await browser.newContext()).newPage();
  await watching.clock.install();
  await watching.goto(at(governor));
  const figure = watching.locator("[data-live-count]").first();
  const before = await figure.textContent();

  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(at(governor));
  await page.locator("[name=public]").check();
  await sign(page, { ...rosa(), given_name: "Itzel", family_name: "Nájera" });
  await expect(page).toHaveURL(at(`${governor}/thanks`));
  await page.waitForTimeout(1_500);

  await watching.clock.fastForward(12_000);
  await expect(figure).not.toHaveText(before!);
  await expect(watching.locator("[data-live-signatures]")).toContainText("Itzel N.");
  await context.close();
  await watching.context().close();
});

test("sharing: a personal link that credits its sharer, every way a plain link, a code and a poster", async ({
  browser,
}) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(at(governor));
  await sign(page, rosa());
  await expect(page).toHaveURL(at(`${governor}/thanks`));
  const link = await page.locator("#share-link").inputValue();
  expect(link).toMatch(new RegExp(`${governor}\\?s=[a-z0-9]{6,}$`));
  await expect(page.locator("[data-copy]")).toBeVisible();
  for (const way of ["whatsapp", "sms", "mail", "bluesky", "x", "facebook"]) {
    const href = await page.locator(`[data-share=${way}]`).getAttribute("href");
    expect(decodeURIComponent(href!), way).toContain(link);
  }
  await page.locator("main summary").click();
  await expect(page.locator(".qr svg")).toBeVisible();
  const poster = await page.locator(".poster-frame img").getAttribute("src");
  expect((await page.request.get(at(poster!))).headers()["content-type"]).toContain("image/svg+xml");

  await page.goto(link);
  await sign(page, { ...rosa(), given_name: "Daniel" });
  await expect(page.locator("h1")).toContainText("Daniel");
  expect(await page.locator("#share-link").inputValue()).not.toBe(link);
  await context.close();
});

test("the thanks page is a good page for whoever did not sign", async ({ page }) => {
  await page.goto(at(`${governor}/thanks`));
  await expect(page.locator("h1")).toContainText("Thank you");
  await expect(page.locator("#share-link")).toHaveValue(at(governor));
  await expectAccessible(page);
});

test("unsubscribing: looking changes nothing, one press and one-click both stop it, a press undoes it", async ({
  browser,
}) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const signer = rosa();
  await page.goto(at(governor));
  await sign(page, signer);
  await expect(page).toHaveURL(at(`${governor}/thanks`));
  const mail = await mailTo(signer.email);
  const link = linkIn(mail, "unsubscribe");
  expect(mail.headers["list-unsubscribe"]).toContain("/unsubscribe/");

  await page.goto(link);
  await expect(page.locator("main")).toContainText(signer.email);
  await expectAccessible(page);
  await page.locator("main button[value=stop]").click();
  await expect(page.locator("main")).toContainText("gets no more campaign email");
  await expectAccessible(page);
  await page.locator("main button[value=again]").click();
  await expect(page.locator("main")).toContainText("gets our campaign email again");

  const oneClick = await fetch(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
    redirect: "manual",
  });
  expect(oneClick.status).toBe(200);
  expect((await page.goto(at("/unsubscribe/no-such-token-as-this-one")))!.status()).toBe(404);
  await expectAccessible(page);
  await context.close();
});

test("my data: asked for by mail, seen, corrected, taken along and erased", async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const signer = rosa();
  await page.goto(at(governor));
  await sign(page, signer);
  await expect(page).toHaveURL(at(`${governor}/thanks`));

  await page.goto(at("/preferences"));
  await expectAccessible(page);
  await page.locator("[name=email]").fill("nobody-we-know@example.org");
  await page.locator("main button").click();
  const answer = await page.locator("main").innerText();
  await page.goto(at("/preferences"));
  await page.locator("[name=email]").fill(signer.email);
  await page.locator("main button").click();
  expect(await page.locator("main").innerText()).toBe(answer);

  const link = linkIn(await mailTo(signer.email, /Your link to your data/), "preferences");
  await page.goto(link);
  await expectAccessible(page);
  await expect(page.locator("[name=given_name]")).toHaveValue("Rosa");
  await page.locator("[name=postal_code]").fill("9");
  await page.locator("button[value=details]").click();
  await expect(page.locator("#postal_code-error")).toContainText("Five digits");
  await page.locator("[name=postal_code]").fill("94601");
  await page.locator("button[value=details]").click();
  await expect(page.locator("[role=status]").first()).toContainText("Saved");

  await page.locator("#subscription-email").check();
  await page.locator("button[value=subscriptions]").click();
  await expect(page.locator("#subscription-email")).toBeChecked();
  await expect(page.locator("#subscription-sms")).not.toBeChecked();

  const file = await (await page.request.get(`${link}/data.json`)).json();
  expect(file.details).toMatchObject({ email: signer.email, postalCode: "94601" });
  expect(file.signatures).toHaveLength(1);

  await page.locator("a[href$='step=erase']").click();
  await expectAccessible(page);
  const before = await countOf(page, governor);
  const [answered] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("main button").click(),
  ]);
  expect(answered.status()).toBe(200);
  await expect(page.locator("main")).toContainText("We know nothing about you");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("signed");
  await expectAccessible(page);
  expect((await page.goto(link))!.status()).toBe(404);
  expect(await countOf(page, governor)).toBeGreaterThanOrEqual(before);
  expect((await mailsTo(signer.email)).length).toBeGreaterThan(0);
  await context.close();
});

test("no page of a petition scrolls sideways, with long names and from 320 pixels on", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true });
  const page = await context.newPage();
  const long = {
    ...rosa(),
    given_name: "María-de-los-Ángeles-Guadalupe-Xochiquétzal",
    family_name: "Wolfeschlegelstein",
  };
  await page.goto(at(`/es${governor}`));
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await sign(page, long);
  await expect(page).toHaveURL(at(`/es${governor}/thanks`));
  expect(await sideways()).toBeLessThanOrEqual(0);
  await context.close();
});

for (const language of ["en", "es"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`petition pages are accessible and in their language: ${language}, ${colorScheme}`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const paths = [
        governor,
        sheriff,
        `${governor}/thanks`,
        "/preferences",
        "/confirm/no-such-token-as-this-one",
      ];
      for (const path of paths) {
        await page.goto(at(language === "es" ? `/es${path}` : path));
        await expectAccessible(page);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
      }
      await context.close();
    });
  }
}
