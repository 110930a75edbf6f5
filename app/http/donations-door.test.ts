import { beforeAll, expect, test } from "vitest";
import { dedicationErrorCodes } from "#app/donations/dedication-form.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { donationChips, faultsOf, readDonationList } from "./donation-list.server.ts";
import { openPanel } from "./panel-requests.fixture.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const attempt = "0140f5c3-5d00-4000-8000-000000000001";

async function refundBy(role: Role, change: Record<string, string> = {}) {
  const { id } = await createDonation({ pageId: (await createFundraising()).id, paymentId: `pi_${role}` });
  const { cookie } = await createActor({ role });
  const fields = { intent: "refund", amount: "5", reason: "Given twice", attempt, left: "2500", ...change };
  const response = await ask(`/admin/donations/${id}`, { method: "POST", cookie, fields });
  await prisma.donation.delete({ where: { id } });
  return response.status;
}

test("a gift is given back by owners and admins alone, and the form says what is missing", async () => {
  for (const role of ["organizer", "moderator", "viewer"] as const) expect(await refundBy(role)).toBe(403);
  expect(await refundBy("admin", { reason: " " })).toBe(422);
  expect(await refundBy("admin", { amount: "five" })).toBe(422);
  expect(await refundBy("admin", { attempt: "" })).toBe(422);
  // Here no key of Stripe is set.
  expect(await refundBy("owner")).toBe(422);
});

test("a check is recorded with whom it is dedicated to; what is wrong with that comes back, and every code has its sentence", async () => {
  const { id: page } = await createFundraising();
  const { cookie } = await createActor({ role: "organizer" });
  const gift = {
    ...{ attempt: crypto.randomUUID(), page, way: "cheque", amount: "120.50", currency: "USD" },
    ...{
      on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      given_name: "\u202eRosa\n",
      language: "en",
    },
    ...{ dedication: "honor", dedicated_to: "Luz", told_email: "ines@example.org", told_name: "Inés" },
  };
  const post = async (change: Record<string, string>) =>
    (await ask("/admin/donations/new", { method: "POST", cookie, fields: { ...gift, ...change } })).status;
  expect(await post({ dedicated_to: "" })).toBe(422);
  expect(await post({ told_email: "ines@" })).toBe(422);
  expect(await post({ told_message: "See www.example.com" })).toBe(422);
  expect(await prisma.donation.count({ where: { pageId: page } })).toBe(0);
  expect(await post({})).toBe(303);
  expect(await prisma.donation.findUniqueOrThrow({ where: { id: gift.attempt } })).toMatchObject({
    ...{ dedication: "honor", dedicatedTo: "Luz", toldName: "Inés", toldEmail: "ines@example.org" },
    givenName: "Rosa",
  });
  for (const language of ["en", "es"] as const) {
    const t = translator(language, "offline-gifts");
    for (const code of dedicationErrorCodes) expect(t(`errors.${code}`)).not.toContain("errors.");
  }
});

test("a gift of another campaign is not there for whoever is held to one", async () => {
  const { id } = await createDonation({ pageId: (await createFundraising()).id });
  const held = await createActor({ role: "organizer", campaigns: [(await createFundraising()).campaign.id] });
  expect((await ask(`/admin/donations/${id}`, { cookie: held.cookie })).status).toBe(404);
  const free = await createActor({ role: "organizer" });
  expect((await ask(`/admin/donations/${id}`, { cookie: free.cookie })).status).toBe(200);
});

test("whom somebody looks for cannot be read in the address of the list, and the list knows it", async () => {
  const { cookie } = await createActor({ role: "organizer" });
  const fields = { words: " ana@mailbox.example ", state: "paid", interval: "weekly", campaign: "1" };
  const response = await ask("/admin/donations", { method: "POST", cookie, fields });
  const to = response.headers.get("Location")!;
  expect([response.status, decodeURIComponent(to)]).toEqual([303, expect.not.stringMatching(/ana|mailbox/)]);
  const filter = readDonationList(new URL(to, "http://panel.test").searchParams);
  expect(filter).toEqual({
    ...{
      words: "ana@mailbox.example",
      state: "paid",
      interval: null,
      campaign: null,
      page: null,
      variant: null,
    },
    ...{ from: null, until: null, currency: null, least: null, most: null, source: null },
  });
  expect((await ask(to, { cookie })).status).toBe(200);
  const [state, words] = donationChips(filter);
  expect(state).toMatchObject({ key: "state", without: expect.not.stringContaining("state=") });
  expect(words).toEqual({ key: "words", without: "/admin/donations?state=paid" });
});

test("days, amounts of a currency and a source narrow the list, and a chip takes a currency away with its amounts", async () => {
  const { cookie } = await createActor({ role: "viewer" });
  const days = { from: "2026-03-01", until: "2026-03-31" };
  const fields = { ...days, currency: "USD", least: "$1,000", most: "2500.5", source: "mail-3" };
  const response = await ask("/admin/donations", { method: "POST", cookie, fields });
  const to = response.headers.get("Location")!;
  const filter = readDonationList(new URL(to, "http://panel.test").searchParams);
  expect(filter).toMatchObject({
    ...days,
    currency: "USD",
    least: "1000",
    most: "2500.50",
    source: "mail-3",
  });
  expect((await ask(to, { cookie })).status).toBe(200);
  const chips = Object.fromEntries(donationChips(filter).map(({ key, without }) => [key, without]));
  expect(chips.currency).toBe("/admin/donations?from=2026-03-01&until=2026-03-31&source=mail-3");
  expect(chips.least).toContain("most=2500.50");
});

test("what nobody can look for sends nobody to a list, and each field says its own", async () => {
  const { cookie } = await createActor({ role: "viewer" });
  const fields = { least: "25" };
  const response = await ask("/admin/donations", { method: "POST", cookie, fields });
  expect([response.status, response.headers.get("Location")]).toEqual([422, null]);
  expect(faultsOf(new URLSearchParams(fields))).toEqual({ currency: "currency" });
  expect(faultsOf(new URLSearchParams({ from: "2026-02-30", until: "soon" }))).toEqual({
    ...{ from: "day", until: "day" },
  });
  expect(faultsOf(new URLSearchParams({ from: "2026-03-02", until: "2026-03-01" }))).toEqual({
    until: "days",
  });
  const amounts = { currency: "USD", least: "30", most: "4" };
  expect(faultsOf(new URLSearchParams(amounts))).toEqual({ most: "amounts" });
  expect(faultsOf(new URLSearchParams({ ...amounts, least: "lots" }))).toEqual({ least: "amount" });
  expect(faultsOf(new URLSearchParams({ ...amounts, most: "30" }))).toEqual({});
});
