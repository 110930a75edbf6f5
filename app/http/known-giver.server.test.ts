import { expect, test } from "vitest";
import { donateView } from "#app/donations/donate-view.server.ts";
import { giveAgainPath } from "#app/donations/give-link.server.ts";
import { writtenCookie } from "#app/letters/written-cookie.server.ts";
import { visitorCookie } from "#app/outreach/visitor-cookie.server.ts";
import { sealThanks } from "#app/petitions/thanks-view.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { addSignatures } from "#tests/factories/add-signatures.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { knownGiver } from "./known-giver.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
const later = new Date("2026-12-03T18:00:00Z");
const asSent = (setCookie: string) => setCookie.split(";")[0]!;

const caller = {
  ...{ supporterId: "0140f5c3-5d00-4000-8000-000000000001", givenName: "Ana", familyName: "Alba" },
  ...{ email: "ana@example.org", place: null, divisions: [] },
};
const visitor = asSent(visitorCookie(caller, now));
const proved = asSent(visitorCookie({ ...caller, isProved: true }, now));
const letter = { slug: "write", letters: [], repeated: [] };
const written = asSent(writtenCookie({ ...letter, givenName: "Rosa", email: "rosa@example.org" }, now));

const from = (cookies: string | null, page: string, at = now) =>
  knownGiver({
    pageId: "0140f5c3-5d00-4000-8000-000000000002",
    ...{ cookies, query: new URLSearchParams({ from: page }), now: at },
  });

test("whoever has just called or written is known by the cookie of that very page", async () => {
  expect(await from(visitor, "calls/call")).toEqual({
    typed: { given_name: "Ana", family_name: "Alba", email: "ana@example.org" },
    supporterId: null,
  });
  expect((await from(written, "letters/write"))!.typed).toEqual({
    ...{ given_name: "Rosa", email: "rosa@example.org" },
  });
});

test("nobody is known by an address alone, by another page's cookie, or after a day", async () => {
  expect(await from(null, "calls/call")).toBeNull();
  expect(await from(written, "letters/other")).toBeNull();
  expect(await from(written, "calls/write")).toBeNull();
  expect(await from(written, "letters/write", later)).toBeNull();
  expect(await from(visitor, "somewhere/else")).toBeNull();
});

test("past gifts are spoken of to nobody who has only typed an address, and to whoever came by a mailed link", async () => {
  expect((await from(visitor, "calls/call"))!.supporterId).toBeNull();
  expect((await from(proved, "calls/call"))!.supporterId).toBe(caller.supporterId);
  // Their letter was signed with another address than the one that is theirs.
  expect((await from(`${proved}; ${written}`, "letters/write"))!.supporterId).toBeNull();
  const { id: petitionId, slug } = await createPetition();
  await addSignatures(petitionId, [{ givenName: "Luz" }]);
  const { shareCode, supporterId } = await prisma.signature.findFirstOrThrow({ where: { petitionId } });
  const cookie = `signed=${sealThanks({ slug, givenName: "Luz", shareCode }, now)}`;
  expect(await from(cookie, slug)).toMatchObject({
    supporterId,
    typed: { email: expect.stringContaining("@") },
  });
  expect(await from(cookie, "another")).toBeNull();
});

test("the link of the giver's own page names them on that page alone, for sixty days, and asks around the last gift", async () => {
  const page = await createFundraising();
  const { id: supporterId } = await createSupporter({ givenName: "Ana" });
  const gifts = [
    { amountMinor: 10_000, refundedMinor: 10_000, startedAt: new Date("2026-05-01T12:00:00Z") },
    { amountMinor: 4_420, coveredMinor: 120, startedAt: new Date("2026-04-01T12:00:00Z") },
    { amountMinor: 900, startedAt: new Date("2026-03-01T12:00:00Z") },
  ];
  for (const gift of gifts) await createDonation({ pageId: page.id, supporterId, ...gift });
  const { searchParams: query } = new URL(
    giveAgainPath(page, supporterId, { language: "en", now }),
    "http://site.test",
  );
  const come = (pageId: string, at = now) => knownGiver({ pageId, cookies: null, query, now: at });
  const known = await come(page.id);
  expect(known).toMatchObject({ supporterId, typed: { given_name: "Ana" } });
  expect(await come((await createFundraising()).id)).toBeNull();
  expect(await come(page.id, new Date(now.getTime() + 61 * 86_400_000))).toBeNull();
  const shown = async (giver: string | null, currency = "USD") => {
    const { form } = await donateView(page, currency, { giver, language: "en", now });
    return [form.areAroundLast, form.amounts.map(({ text }) => text).join(" ")];
  };
  // 43 dollars, since the fee was covered on top; the latest went back.
  expect(await shown(supporterId)).toEqual([true, "$30 $45 $65 $85 $175"]);
  expect(await shown(supporterId, "JPY")).toEqual([false, "¥1,000 ¥2,500 ¥5,000 ¥10,000 ¥25,000"]);
  expect(await shown(null)).toEqual([false, "$10 $25 $50 $100 $250"]);
  await prisma.supporter.update({ where: { id: supporterId }, data: { erasedAt: now } });
  expect(await come(page.id)).toBeNull();
});

test("whoever left the payment page finds what they typed, for the hour in which it is open, and nothing else of the giver", async () => {
  const page = await createFundraising();
  const at = new Date();
  const gift = {
    status: "pending" as const,
    paidAt: null,
    startedAt: at,
    givenName: "Ana",
    familyName: "Alba",
  };
  const { id } = await createDonation({
    ...{ ...gift, pageId: page.id, amountMinor: 2_606, coveredMinor: 106, email: "ana@example.org" },
  });
  const back = (donation: string, pageId = page.id, now = at) =>
    knownGiver({ pageId, cookies: null, query: new URLSearchParams({ donation }), now });
  expect(await back(id)).toEqual({
    typed: {
      ...{ given_name: "Ana", family_name: "Alba", email: "ana@example.org" },
      ...{ currency: "USD", amount_other: "25", interval: "once", cover_fee: "1" },
    },
    supporterId: null,
  });
  expect(await back(id, (await createFundraising()).id)).toBeNull();
  expect(await back(id, page.id, new Date(at.getTime() + 61 * 60_000))).toBeNull();
  expect(await back("1")).toBeNull();
  await prisma.donation.update({ where: { id }, data: { status: "paid", paidAt: at } });
  expect(await back(id)).toBeNull();
});
