import { expect, test } from "vitest";
import { everyGift } from "#app/donations/panel-donation.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { exportDonations } from "./export-donations.server.ts";

const now = new Date("2026-03-09T10:00:00Z");

test("the list is a file as it is narrowed, within one's campaigns, with amounts as decimals and no formula", async () => {
  const [page, other] = [await createFundraising(), await createFundraising()];
  const gift = { pageId: page.id, comment: "=1+1", settledCurrency: "USD", feeMinor: 103, coveredMinor: 106 };
  const { id } = await createDonation(gift);
  await prisma.receipt.create({ data: { donationId: id, year: 2026, number: 12, issuedAt: now } });
  await createDonation({ pageId: page.id, currency: "JPY", amountMinor: 3_000, givenName: "Zoë" });
  await createDonation({ pageId: page.id, status: "expired" });
  await createDonation({ pageId: page.id, startedAt: new Date("2026-02-27T12:00:00Z") });
  await createDonation({ pageId: other.id });
  const { actor } = await createActor({ role: "organizer" });
  const held = { ...actor, campaigns: [page.campaign.id] };
  const result = await exportDonations(
    { ...everyGift, state: "paid", from: "2026-03-01" },
    { actor: held, now },
  );
  if (result.outcome !== "file") throw new Error("a run");
  let text = "";
  for await (const piece of result.content) text += piece.toString();
  const [header, ...lines] = text.trim().split("\n");
  expect(header).toMatch(
    /^id,status,currency,amount,fee_covered,refunded,fee,fee_currency,interval,page,campaign,/,
  );
  expect(lines).toHaveLength(2);
  const dollars = lines.find((line) => line.startsWith(id))!;
  expect(dollars).toContain(`,paid,USD,25.00,1.06,0.00,1.03,USD,once,${page.slug},`);
  expect(dollars).toContain(",'=1+1,");
  expect(dollars).toContain(",2026-0012,");
  expect(lines.find((line) => line.includes("Zoë"))).toContain(",JPY,3000,0,0,,,once,");
  const entry = await prisma.auditEntry.findFirst({
    where: { what: "donations.exported", actorId: actor.id },
  });
  expect(entry?.after).toEqual({ conditions: ["state", "from"], rows: 2 });
});
