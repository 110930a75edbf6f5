import { expect, test } from "@playwright/test";
import { linkIn, mailTo } from "./captured-mail.ts";
import { isSoundAndFits } from "./is-sound.ts";

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const fund = "/donate/fund-the-trust-act";

test.describe.configure({ timeout: 120_000 });
test.use({ trace: "off" });

const words = {
  en: {
    ...{ prefix: "", next: "Go on to payment", receipt: /Monthly gift/ },
    year: /^All gifts of \d{4} \(PDF\)$/,
    ...{ amount: "Change the amount", pause: "Pause", resume: "Go on", on: "Go on giving" },
    ...{ end: "End the monthly gift", endIt: "End my monthly gift" },
    done: ["amount is saved", "is paused", "goes on", "has ended"],
  },
  es: {
    ...{ prefix: "/es", next: "Continuar al pago", receipt: /Donación mensual/ },
    year: /^Todas las donaciones de \d{4} \(PDF\)$/,
    ...{ amount: "Cambiar la cantidad", pause: "Pausar", resume: "Seguir", on: "Seguir donando" },
    ...{ end: "Terminar la donación mensual", endIt: "Terminar mi donación mensual" },
    done: ["cantidad mensual quedó guardada", "está en pausa", "sigue", "terminó"],
  },
};

for (const [language, javaScriptEnabled] of [
  ["en", true],
  ["es", false],
] as const) {
  test(`a monthly gift is changed, paused and ended by the link of its receipt: ${language}`, async ({
    browser,
  }) => {
    const say = words[language];
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const email = `monthly-${language}-${process.pid}-${Date.now()}@example.org`;
    await page.goto(at(say.prefix + fund));
    await page.waitForTimeout(2_100);
    const giver = { given_name: "Rosa", family_name: "Ibarra", email, postal_code: "93702" };
    for (const [name, value] of Object.entries({ ...giver, amount_other: "20" }))
      await page.locator(`[name=${name}]`).fill(value);
    await page.locator("input[name=interval][value=month]").check();
    await page.getByRole("button", { name: say.next }).click();
    await page.waitForURL(/\/c\/pay\//);
    await page.locator("button[value=pay]").click();
    await page.waitForURL(/\/thanks\?donation=/);

    const receipt = await mailTo(email, say.receipt);
    expect(receipt.raw).toMatch(/filename="?receipt-\d{4}-\d{4}\.pdf/);
    const own = /https?:\/\/\S+\/giving\/(?!papers)[\w-]+/.exec(receipt.text)![0];
    expect(linkIn(receipt, "giving/papers")).toContain("/giving/papers/");
    await page.goto(at(new URL(own).pathname));
    await expect(page.locator("main")).toContainText("4242");
    // The checks are a script: without one they look at the same page in a browser that has it.
    const looking = javaScriptEnabled ? page : await (await browser.newContext()).newPage();
    const look = async () => {
      if (looking !== page) await looking.goto(page.url());
      await isSoundAndFits(looking);
    };
    await look();

    const year = await page.getByRole("link", { name: say.year }).getAttribute("href");
    const paper = await context.request.get(new URL(year!, page.url()).href);
    expect([paper.status(), paper.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");

    const deed = async (summary: string, button: string, done: string, fill?: () => Promise<void>) => {
      await page.locator("summary", { hasText: summary }).first().click();
      await fill?.();
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(page.locator(".note").first()).toContainText(done);
    };
    await page.locator("summary", { hasText: say.amount }).click();
    await page.locator("[name=amount]").fill("0");
    await page.getByRole("button", { name: say.amount, exact: true }).click();
    await expect(page.locator(".field-error")).toBeVisible();
    await page.locator("[name=amount]").fill("35");
    await page.getByRole("button", { name: say.amount, exact: true }).click();
    await expect(page.locator(".note").first()).toContainText(say.done[0]!);
    await expect(page.locator("main")).toContainText("$35");
    await deed(say.pause, say.pause, say.done[1]!);
    await deed(say.resume, say.on, say.done[2]!);
    await deed(say.end, say.endIt, say.done[3]!);
    await look();
    await expect(page.locator("summary")).toHaveCount(0);
    await mailTo(email, new RegExp(say.done[3]!));
    await context.close();
  });
}
