import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising, giftPosted } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { judgeTrial } from "./amounts-trial.ts";
import { donateView } from "./donate-view.server.ts";
import { saveFundraisingSettings } from "./edit-fundraising.server.ts";
import { findTrial } from "./find-trial.server.ts";
import { FundraisingSettingsForm } from "./fundraising-forms.ts";
import { giveFromForm } from "./give-from-form.server.ts";
import { usualOffer } from "./offers.ts";
import { variantOf } from "./variant-of.server.ts";

const now = new Date("2026-03-01T12:00:00Z");
const tried = { ...usualOffer("USD"), amountsB: [2_000, 4_000, 8_000] };
const twoSets = () =>
  createFundraising({ offers: [tried, usualOffer("JPY")], createdAt: new Date("2026-01-01") });

test("half of the forms show the second set, by nothing but their own token", async () => {
  const page = await twoSets();
  const shown = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const { form } = await donateView(page, null, { giver: null, language: "en", now });
      expect(form.trial!.shown).toBe(variantOf(form.formToken));
      return form.trial!.shown;
    }),
  );
  // Fewer than 70 of 200 comes once in fifty thousand times.
  const seconds = shown.filter((variant) => variant === "b").length;
  expect(seconds).toBeGreaterThan(69);
  expect(seconds).toBeLessThan(131);
  const yen = await donateView(page, "JPY", { giver: null, language: "en", now });
  expect(yen.form.trial).toBeNull();
});

test("a gift keeps the set that its form showed, a form that comes back shows it again, and nothing else is taken for one", async () => {
  const page = await twoSets();
  const post = (change: Record<string, string>) =>
    giveFromForm(page, giftPosted(page, now, change), createVisit({ now }));
  // Without Stripe the gift is written down and goes nowhere.
  for (const variant of ["a", "b", "x"]) await post({ variant, given_name: `Set ${variant}` });
  await post({ variant: "b", given_name: "Yen", currency: "JPY", amount: "2500" });
  const rows = await prisma.donation.findMany({ where: { pageId: page.id }, orderBy: { id: "asc" } });
  expect(rows.map(({ givenName, variant }) => [givenName, variant])).toEqual([
    ["Set a", "a"],
    ["Set b", "b"],
    ["Set x", null],
    ["Yen", null],
  ]);
  expect(await post({ variant: "b", amount: "" })).toMatchObject({
    kind: "invalid",
    typed: { variant: "b" },
  });
});

test("too few gifts say nothing; then the sums are compared with what chance does", () => {
  const gifts = (count: number, each: number) => ({
    ...{ gifts: count, sumMinor: count * each, squaresMinor: count * each ** 2 },
  });
  const verdict = (a: ReturnType<typeof gifts>, b: ReturnType<typeof gifts>) =>
    judgeTrial("USD", a, b).verdict;
  expect(verdict(gifts(29, 2_500), gifts(400, 5_000))).toBe("too-few");
  expect(verdict(gifts(100, 2_500), gifts(100, 2_500))).toBe("no-difference");
  // 100 against 128 of one size: z is 1.85; against 130 it is 1.98.
  expect(verdict(gifts(100, 2_500), gifts(128, 2_500))).toBe("no-difference");
  expect(verdict(gifts(100, 2_500), gifts(130, 2_500))).toBe("b");
  expect(verdict(gifts(130, 2_500), gifts(100, 2_500))).toBe("a");
  expect(judgeTrial("USD", gifts(0, 0), gifts(2, 2_500)).sets).toEqual({
    ...{ a: { gifts: 0, sumMinor: 0, meanMinor: null }, b: { gifts: 2, sumMinor: 5_000, meanMinor: 2_500 } },
  });
});

test("of what a page tries now, gifts that stand are summed by set; those to earlier sets and later months are not", async () => {
  const { id: pageId } = await twoSets();
  await createDonation({ pageId, variant: "a" });
  await createDonation({ pageId, variant: "b", amountMinor: 4_000, refundedMinor: 1_000 });
  await createDonation({ pageId, variant: "b", refundedMinor: 2_500 });
  await createDonation({ pageId, variant: null });
  const sums = async () =>
    (await findTrial(pageId)).map(({ currency, sets }) => [currency, sets.a.sumMinor, sets.b.sumMinor]);
  expect(await sums()).toEqual([["USD", 2_500, 3_000]]);
  await prisma.fundraisingPage.update({
    where: { id: pageId },
    data: { triedSince: new Date("2026-03-02T12:00:00Z") },
  });
  expect(await sums()).toEqual([["USD", 0, 0]]);
  expect(await findTrial((await createFundraising()).id)).toEqual([]);
});

const typed = (change: Record<string, string> = {}) => ({
  ...{ slug: `try-${process.pid}`, interval: "once", goal: "", currency_2: "" },
  ...{ currency_1: "USD", amounts_1: "10 25 50", amounts_b_1: "20 40 80", least_1: "3", most_1: "1000" },
  ...{ amounts_2: "", amounts_b_2: "", least_2: "", most_2: "" },
  ...change,
});

test("a trial begins anew when its amounts change, and with nothing else", async () => {
  const page = await createFundraising();
  const { actor } = await createActor();
  let version = 0;
  const save = async (change: Record<string, string>, at: string) => {
    const settings = FundraisingSettingsForm.parse(typed(change));
    const which = { id: page.id, campaignId: page.campaign.id };
    const result = await saveFundraisingSettings(which, version, settings, { actor, now: new Date(at) });
    expect(result).toEqual({ outcome: "saved" });
    version += 1;
    return (
      await prisma.fundraisingPage.findUniqueOrThrow({ where: { id: page.id } })
    ).triedSince?.toISOString();
  };
  expect(await save({}, "2026-03-01T00:00:00.000Z")).toBe("2026-03-01T00:00:00.000Z");
  expect(await save({ goal: "5,000" }, "2026-03-02T00:00:00.000Z")).toBe("2026-03-01T00:00:00.000Z");
  expect(await save({ amounts_b_1: "30 60" }, "2026-03-03T00:00:00.000Z")).toBe("2026-03-03T00:00:00.000Z");
  expect((await prisma.fundraisingPage.findUniqueOrThrow({ where: { id: page.id } })).goalMinor).toBeNull();
});

test("the settings say what is wrong with a second set or a goal", () => {
  const wrong = (change: Record<string, string>) =>
    FundraisingSettingsForm.safeParse(typed(change)).error?.issues.map(({ path, message }) => [
      path[0],
      message,
    ]);
  expect(wrong({})).toBeUndefined();
  expect(wrong({ amounts_b_1: "" })).toBeUndefined();
  for (const amounts_b_1 of ["10 25 50", "40 20", "1 2", "x", "2000"])
    expect(wrong({ amounts_b_1 })).toEqual([["amounts_b_1", "bad-amounts-b"]]);
  for (const goal of ["much", "-5", "30000000"]) expect(wrong({ goal })).toEqual([["goal", "bad-goal"]]);
  expect(FundraisingSettingsForm.parse(typed({ goal: "1,500,000" })).goalMinor).toBe(150_000_000);
});
