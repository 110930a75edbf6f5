import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { composers } from "./compose-dedication.server.ts";
import { findPanelDonation } from "./find-panel-donation.server.ts";
import { findReceipt } from "./receipt.server.ts";
import { type OfflineGift, recordOfflineGift } from "./record-offline-gift.server.ts";
import { DEDICATION_MAIL } from "./settle-donation.server.ts";
import { voidOfflineGift } from "./void-offline-gift.server.ts";

const now = new Date("2026-05-04T18:00:00Z");
const undedicated = {
  ...{ dedication: null, dedicatedTo: null, toldName: null, toldEmail: null, toldMessage: null },
};

async function desk() {
  const page = await createFundraising();
  const { actor } = await createActor({ role: "organizer" });
  const cheque: OfflineGift = {
    ...{ attempt: randomUUID(), pageId: page.id, way: "cheque", currency: "USD", amountMinor: 12_050 },
    ...{ paidAt: new Date("2026-05-01T19:00:00Z"), givenName: "Ana", familyName: "Alba", language: "es" },
    ...{ email: "Ana.Alba@mailbox.example", reference: "No. 1044", note: null, dedication: undedicated },
  };
  return {
    page,
    actor,
    cheque,
    record: (change: Partial<OfflineGift> = {}) =>
      recordOfflineGift({ ...cheque, ...change }, { actor, now }),
  };
}

test("a cheque of somebody known is a paid gift of theirs, with its receipt, its mail and its line in the trail", async () => {
  const { id: supporterId } = await createSupporter({ email: "ana.alba@mailbox.example" });
  const { page, actor, cheque, record } = await desk();
  const results = await Promise.all([record(), record()]);
  expect(results[0]).toEqual(results[1]);
  const gifts = await prisma.donation.findMany({ where: { pageId: page.id }, include: { receipt: true } });
  expect(gifts).toMatchObject([
    { id: cheque.attempt, supporterId, status: "paid", offlineWay: "cheque", receipt: { year: 2026 } },
  ]);
  const about = { subjectId: cheque.attempt };
  expect(await prisma.supporterAction.findMany({ where: about })).toMatchObject([
    { kind: "gave", supporterId },
  ]);
  expect(await prisma.outgoingMail.findMany({ where: about })).toMatchObject([
    { kind: "donation.receipt", language: "es", toEmail: "Ana.Alba@mailbox.example" },
  ]);
  expect(await prisma.auditEntry.findMany({ where: about })).toMatchObject([
    { what: "donation.recorded", actorId: actor.id, after: { way: "cheque", amountMinor: 12_050 } },
  ]);
});

test("cash of somebody without an address makes a supporter and mails nobody", async () => {
  const { cheque, record } = await desk();
  expect(await record({ way: "cash", email: null })).toMatchObject({ outcome: "recorded" });
  const { supporter } = await prisma.donation.findUniqueOrThrow({
    where: { id: cheque.attempt },
    include: { supporter: true },
  });
  expect(supporter).toMatchObject({ givenName: "Ana", email: `${supporter.id}@no-address.invalid` });
  expect(await prisma.outgoingMail.count({ where: { subjectId: cheque.attempt } })).toBe(0);
});

test("a dedicated gift stands so on its receipt, and whoever is told gets one mail, unless it is taken back first", async () => {
  const dedication = {
    ...{ dedication: "memory" as const, dedicatedTo: "Luz Peña", toldName: "Inés" },
    ...{ toldEmail: "ines@example.org", toldMessage: "Marchó con nosotros." },
  };
  const { cheque, record, actor } = await desk();
  await Promise.all([record({ dedication }), record({ dedication })]);
  const mails = await prisma.outgoingMail.findMany({ where: { subjectId: cheque.attempt } });
  expect(mails.map(({ kind, toEmail }) => [kind, toEmail]).sort()).toEqual([
    [DEDICATION_MAIL, "ines@example.org"],
    ["donation.receipt", "Ana.Alba@mailbox.example"],
  ]);
  const due = mails.find(({ kind }) => kind === DEDICATION_MAIL)!;
  const told = (await composers[DEDICATION_MAIL]!(due, { now }))!;
  for (const said of ["Ana Alba donó a", "en memoria de Luz Peña", "Marchó con nosotros."])
    expect(told.text).toContain(said);
  expect(told.text).not.toMatch(/120[.,]50|\$/);
  expect((await findReceipt(cheque.attempt, "es"))!.facts).toContainEqual({
    ...{ term: "En memoria de", says: "Luz Peña" },
  });
  await voidOfflineGift(cheque.attempt, "Entered twice", { actor, now });
  expect(await composers[DEDICATION_MAIL]!(due, { now })).toBeNull();
});

test("whoever is held to another campaign records nothing", async () => {
  const { page, record, actor } = await desk();
  const held = { ...actor, campaigns: [(await createFundraising()).campaign.id] };
  const { cheque } = await desk();
  const result = await recordOfflineGift({ ...cheque, pageId: page.id }, { actor: held, now });
  expect(result).toEqual({ outcome: "no-page" });
  expect(await prisma.donation.count({ where: { pageId: page.id } })).toBe(0);
  expect(await record()).toMatchObject({ outcome: "recorded" });
});

test("what was recorded by mistake is taken back once: the number stays, the gift counts no more", async () => {
  const { cheque, record, actor } = await desk();
  const first = await record();
  const deed = { actor, now };
  expect(await voidOfflineGift(cheque.attempt, "Entered twice", deed)).toBe(true);
  expect(await voidOfflineGift(cheque.attempt, "Entered twice", deed)).toBe(false);
  const scope = { campaigns: null, personal: true };
  const seen = await findPanelDonation(cheque.attempt, { scope, language: "en" });
  expect(seen).toMatchObject({
    status: "void",
    leftMinor: 0,
    receipt: first.outcome === "recorded" ? first.receipt : "",
    voided: { at: now.toISOString(), reason: "Entered twice" },
    offline: { way: "cheque", reference: "No. 1044" },
  });
  expect(await prisma.supporterAction.count({ where: { subjectId: cheque.attempt } })).toBe(0);
  const next = await record({ attempt: randomUUID() });
  const numberOf = (result: typeof next) => Number(result.outcome === "recorded" && result.receipt.slice(5));
  expect(numberOf(next)).toBe(numberOf(first) + 1);
});
