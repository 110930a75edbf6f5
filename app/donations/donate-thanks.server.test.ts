import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { begunCookie, readBegun } from "./begun-cookie.server.ts";
import { donateThanks } from "./donate-thanks.server.ts";

const now = new Date("2026-03-01T18:00:00Z");

test("how much a gift is and its receipt are shown in the browser in which it was begun; its state, to whoever has the address", async () => {
  const page = await createFundraising();
  const { id } = await createDonation({ pageId: page.id, paidAt: now });
  await prisma.receipt.create({ data: { donationId: id, year: 2031, number: 1, issuedAt: now } });
  const shown = async (own: string | null) =>
    (await donateThanks(page, id, { language: "en", now, own })).gift;
  expect(await shown(id)).toMatchObject({
    status: "paid",
    own: { receipt: "2031-0001", paper: expect.stringContaining("/giving/papers/") },
  });
  const another = await createDonation({ pageId: page.id });
  for (const own of [null, another.id]) expect(await shown(own)).toEqual({ status: "paid", own: null });
});

test("a browser keeps the gift that it began for a day, and nothing that was made up", () => {
  const cookie = begunCookie("0190a000-0000-7000-8000-000000000001", now).split(";")[0]!;
  const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect(readBegun(cookie, after(23))).toBe("0190a000-0000-7000-8000-000000000001");
  expect(readBegun(cookie, after(25))).toBeNull();
  expect(readBegun("gave=made-up", now)).toBeNull();
  expect(readBegun(null, now)).toBeNull();
});
