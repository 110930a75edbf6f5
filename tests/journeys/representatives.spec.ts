import { expect, type Page, test } from "@playwright/test";
import { isSound } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const districts = {
  sldl: "ocd-division/country:us/state:ca/sldl:31",
  sldu: "ocd-division/country:us/state:ca/sldu:14",
};

// Each form waits as long as a person would take, and a trace makes the accessibility check several times slower.
test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off" });

let made = 0;
const newAddress = () => `represented-${process.pid}-${Date.now()}-${++made}@example.org`;

async function sign(page: Page, path: string) {
  await page.goto(at(path));
  await page.waitForTimeout(2_100);
  const person = { given_name: "Rosa", family_name: "Ibarra", email: newAddress(), postal_code: "93702" };
  for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("#sign button[type=submit]").click();
  await expect(page).toHaveURL(at(`${path}/thanks`));
}

const words = {
  en: { call: "Call them now", first: "Call 1 of 2", none: "A ZIP code has five digits" },
  es: { call: "Llámeles ahora", first: "Llamada 1 de 2", none: "Un código postal tiene cinco cifras" },
};

for (const [language, says] of Object.entries(words)) {
  const scripted = language === "en";
  // One petition counts at once, the other waits to be confirmed.
  const petition = scripted ? "/petitions/trust-act" : "/es/petitions/sheriff-baca";

  test(`in ${language}, ${scripted ? "with" : "without"} JavaScript: from the thanks to one's legislators and a call`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: scripted });
    const page = await context.newPage();
    await sign(page, petition);
    const step = page.locator("#represent");
    const button = step.locator("button[type=submit]");
    await expect(step.locator("[name=postal_code]")).toHaveValue("93702");
    if (scripted) await isSound(page);

    await step.locator("[name=postal_code]").fill("9370");
    await button.click();
    await expect(step.locator("#postal_code-error")).toContainText(says.none);
    await expect(page.locator("#errors")).toBeVisible();

    await step.locator("[name=postal_code]").fill("93702");
    await button.click();
    await expect(step.locator("select[name=sldl]")).toBeVisible();
    await expect(step.locator("select[name=sldl]")).toHaveValue("");
    await expect(step.locator(".official-card"), "none is picked").toHaveCount(0);
    await expect(step.getByRole("link", { name: says.call })).toHaveCount(0);
    if (scripted) await isSound(page);

    await step.locator("select[name=sldl]").selectOption(districts.sldl);
    await step.locator("select[name=sldu]").selectOption(districts.sldu);
    await button.click();
    await expect(step.locator(".official-card")).toHaveCount(2);
    if (scripted) await isSound(page);
    await page.reload();
    await expect(step.locator(".official-card")).toHaveCount(2);
    const called = await step.locator(".official-card h3").allInnerTexts();
    expect(page.url(), "what was typed is in no address").not.toMatch(/93702|Ibarra|@/);

    await step.getByRole("link", { name: says.call }).click();
    await expect(page.locator(".call-card")).toContainText(says.first);
    await expect(page.locator("#meet")).toHaveCount(0);
    const first = await page.locator(".call-card").innerText();
    expect(called.some((name) => first.toLowerCase().includes(name.toLowerCase()))).toBe(true);
    await page.goBack();
    await expect(step.locator(".official-card")).toHaveCount(2);
    await context.close();
  });
}
