import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import enWords from "#app/locales/en/donations-panel.json" with { type: "json" };
import esWords from "#app/locales/es/donations-panel.json" with { type: "json" };
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { giftHistory } from "./gift-history.server.ts";
import { heededEvents } from "./take-stripe-event.server.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

async function tellOf(objectId: string, type: string, minute: number, handledAt: Date | null = at(minute)) {
  const id = `evt_${newId()}`;
  await prisma.stripeEvent.create({
    data: { id, type, objectId, createdAt: at(minute), receivedAt: at(minute), handledAt },
  });
  return id;
}

test("a gift's history has what Stripe told of it and of its refunds, its mails, its receipt, its books, and nobody else's", async () => {
  const { id: pageId } = await createFundraising();
  const own = { paymentId: `pi_${newId()}`, sessionId: `cs_${newId()}` };
  const gift = await createDonation({ pageId, ...own, refundedMinor: 500 });
  const other = await createDonation({ pageId, paymentId: `pi_${newId()}` });
  const refund = `re_${newId()}`;
  await prisma.refund.create({
    data: { id: refund, donationId: gift.id, status: "succeeded", amountMinor: 500, createdAt: at(4) },
  });
  await prisma.receipt.create({ data: { donationId: gift.id, year: 2026, number: 77, issuedAt: at(1) } });
  await prisma.bookDifference.create({
    data: {
      ...{ kind: "paid", objectId: own.paymentId, day: at(0), currency: "USD", donationId: gift.id },
      ...{ oursMinor: 2_500, theirsMinor: 2_400, foundAt: at(9) },
    },
  });
  const mail = { toEmail: gift.email, toCanonical: gift.email, subjectId: gift.id, dedupeKey: newId() };
  await prisma.outgoingMail.create({
    data: { ...mail, kind: "donation.receipt", language: "en", status: "sent", runAt: at(1), sentAt: at(2) },
  });
  await tellOf(own.sessionId, "checkout.session.completed", 1);
  await tellOf(refund, "refund.created", 5, null);
  await tellOf(other.paymentId!, "payment_intent.succeeded", 3);

  const history = await giftHistory(gift.id);
  const told = history.sort((a, b) => a.at.localeCompare(b.at)).map(({ id, ...moment }) => moment);
  expect(told).toHaveLength(5);
  expect(told).toEqual(
    expect.arrayContaining([
      {
        kind: "event",
        type: "checkout.session.completed",
        at: at(1).toISOString(),
        handledAt: at(1).toISOString(),
      },
      { kind: "event", type: "refund.created", at: at(5).toISOString(), handledAt: null },
      { kind: "mail", mail: "donation.receipt", status: "sent", at: at(2).toISOString() },
      { kind: "receipt", at: at(1).toISOString() },
      { kind: "books", book: "paid", at: at(9).toISOString() },
    ]),
  );
  expect((await giftHistory(other.id)).map(({ kind }) => kind)).toEqual(["event"]);
});

test("every event that something follows from has words in both languages", () => {
  const keys = [...heededEvents].filter((type) => !type.startsWith("customer.")).sort();
  for (const { history } of [enWords, esWords]) {
    for (const type of keys) expect(history.events).toHaveProperty(type.replaceAll(".", "_"));
  }
});
