import { type Browser, expect, type Page, test } from "@playwright/test";
import { isSound } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const calls = "/calls/call-your-legislators";
const districts = {
  sldl: "ocd-division/country:us/state:ca/sldl:31",
  sldu: "ocd-division/country:us/state:ca/sldu:14",
};
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// Each form waits as long as a person would take, and a trace makes the accessibility check several times slower.
test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off" });

let made = 0;
const newAddress = () => `caller-${process.pid}-${Date.now()}-${++made}@example.org`;

/** Says who one is; where the ZIP code leaves districts open, which ones. Returns the names of their two legislators. */
async function comeIn(page: Page) {
  await page.waitForTimeout(2_100);
  const person = { given_name: "Rosa", family_name: "Ibarra", email: newAddress(), postal_code: "93702" };
  for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
  const button = page.locator("#meet button[type=submit]");
  await button.click();
  await expect(page.locator(".call-card, select[name=sldl]").first()).toBeVisible();
  if ((await page.locator(".call-card").count()) > 0) return;
  await expect(page.locator("[name=given_name]")).toHaveValue("Rosa");
  await page.locator("select[name=sldl]").selectOption(districts.sldl);
  await page.locator("select[name=sldu]").selectOption(districts.sldu);
  await button.click();
}

const saidOf = (page: Page) => page.locator(".call-script").innerText();

async function tell(page: Page, outcome: string, notes?: string) {
  await page.locator(`input[name=outcome][value=${outcome}]`).check();
  if (notes) await page.locator("[name=notes]").fill(notes);
  await page.locator(".call-outcome button[type=submit]").click();
}

async function onPhone(browser: Browser, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ ...phone, javaScriptEnabled });
  return { context, page: await context.newPage() };
}

const words = {
  en: {
    first: "Call 1 of 2",
    second: "Call 2 of 2",
    missing: "Say how it went",
    done: "You have called everybody today",
  },
  es: {
    first: "Llamada 1 de 2",
    second: "Llamada 2 de 2",
    missing: "Diga cómo le fue",
    done: "Hoy ya llamó a todos",
  },
};

for (const [language, says] of Object.entries(words)) {
  const scripted = language === "en";
  const path = scripted ? calls : `/es${calls}`;

  test(`in ${language}, ${scripted ? "with" : "without"} JavaScript: from the hub to two calls and the thanks`, async ({
    browser,
  }) => {
    const { context, page } = await onPhone(browser, scripted);
    await page.goto(at(scripted ? "/campaigns/trust-act" : "/es/campaigns/trust-act"));
    await page.locator(`a[href='${path}']`).first().click();
    await expect(page).toHaveURL(at(path));
    const isWell = () => (scripted ? isSound(page) : Promise.resolve());
    await isWell();

    await comeIn(page);
    await expect(page.locator(".call-at")).toContainText(says.first);
    await expect(page.locator(".call-dial")).toHaveAttribute("href", /^tel:\+1\d{10}$/);
    expect(await saidOf(page)).toMatch(/Rosa/);
    expect(await saidOf(page)).toMatch(/AB 4/);
    expect(await saidOf(page)).not.toMatch(/[{}]/);
    await isWell();

    await page.locator("[name=notes]").fill("They listened.");
    await page.locator(".call-outcome button[type=submit]").click();
    await expect(page.locator(".field-error")).toContainText(says.missing);
    await expect(page.locator("[name=notes]")).toHaveValue("They listened.");
    await isWell();

    const first = await page.locator("#callee").innerText();
    await tell(page, "talked");
    await expect(page.locator(".call-at")).toContainText(says.second);
    await page.reload();
    await expect(page.locator(".call-at")).toContainText(says.second);
    await expect(page.locator("#callee")).not.toHaveText(first);

    await tell(page, "voicemail");
    await expect(page).toHaveURL(at(`${path}/thanks`));
    await expect(page.locator("h1")).toContainText("Rosa");
    await isWell();
    await page.locator("button[name=remind]").click();
    await expect(page.locator("button[name=remind]")).toHaveCount(0);
    await expect(page.locator(".steps .note")).toBeVisible();

    await page.locator("a.row-link[href*='/donate/']").click();
    await expect(page.locator("#give [name=given_name]")).toHaveValue("Rosa");
    await expect(page.locator("#give [name=email]")).not.toHaveValue("");
    await isWell();

    await page.goto(at(path));
    await expect(page.getByRole("heading", { name: says.done })).toBeVisible();
    await isWell();
    await page.locator("button[name=forget]").click();
    await expect(page.locator("#meet [name=given_name]")).toHaveValue("");
    await context.close();
  });
}

test("at a desk the number is a code for the telephone, and nothing of a caller is kept for others", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(at(`/es${calls}`));
  await isSound(page);
  await comeIn(page);
  const number = await page.locator(".call-dial b").innerText();
  await expect(page.locator(".call-qr svg")).toHaveAttribute("aria-label", new RegExp(number));
  await expect(page.locator(".call-qr")).toBeVisible();
  await isSound(page);
  const own = await page.request.get(at(calls));
  expect(own.headers()["cache-control"]).toBe("private, no-store");

  const stranger = await (await browser.newContext()).newPage();
  const open = await stranger.request.get(at(calls));
  expect(open.headers()["cache-control"]).toContain("public");
  expect(await open.text()).not.toContain("Rosa");
  const thanks = await stranger.goto(at(`${calls}/thanks`));
  expect(thanks!.headers()["cache-control"]).toContain("no-store");
  await expect(stranger.locator(`main a[href='${calls}']`)).toBeVisible();
  await expect(stranger.locator("main")).not.toContainText("Rosa");
  await context.close();
});

test("a plain client tells who it is and how a call went at once: 303, and 422 with everything kept", async ({
  request,
}) => {
  const token = /name="form_token" value="([^"]+)"/.exec(await (await request.get(at(calls))).text())![1]!;
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const officials = await (await request.get(at("/api/officials?zip=93702"))).json();
  const governor = officials.officials.find((each: { office: { title: string } }) =>
    /^Governor/.test(each.office.title),
  );
  const form = {
    given_name: "Plain",
    family_name: "Client",
    email: newAddress(),
    postal_code: "93702",
    ...districts,
    form_token: token,
    official: governor.id,
    outcome: "talked",
    notes: "A note of theirs",
  };
  const refused = await request.post(at(calls), { form, maxRedirects: 0 });
  expect(refused.status()).toBe(422);
  const text = await refused.text();
  expect(text).toContain("A note of theirs");
  const asked = /name="official" value="([^"]+)"/.exec(text)![1]!;
  const taken = await request.post(at(calls), { form: { ...form, official: asked }, maxRedirects: 0 });
  expect([taken.status(), taken.headers().location]).toEqual([303, calls]);
});
