import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { forgetGuard } from "#app/guard/current-guard.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { blankDonations } from "./blank-donations.server.ts";
import { composers } from "./compose-dedication.server.ts";
import { readDedication } from "./dedication-form.ts";
import { receiptFacts } from "./receipt-facts.ts";
import { DEDICATION_MAIL, followPaid } from "./settle-donation.server.ts";

const now = new Date("2026-03-01T12:01:00Z");

const dedicated = {
  ...{ dedication: "memory" as const, dedicatedTo: "Luz <b>Peña</b>", toldName: "Inés" },
  ...{ toldEmail: "ines@example.org", toldMessage: "She marched with us." },
};

async function give(change: Partial<Parameters<typeof createDonation>[0]> = {}) {
  const { id: pageId } = await createFundraising();
  return createDonation({ pageId, ...dedicated, amountMinor: 98_765, ...change });
}

const compose = (subjectId: string, language: "en" | "es" = "en") =>
  composers[DEDICATION_MAIL]!(
    { id: subjectId, kind: DEDICATION_MAIL, language, toEmail: dedicated.toldEmail, subjectId },
    { now },
  );

test("the mail says who gave in whose memory, in the giver's language, and never how much", async () => {
  const { id } = await give();
  const [english, spanish] = [(await compose(id))!, (await compose(id, "es"))!];
  expect(english.subject).toBe("A gift in memory of Luz <b>Peña</b>");
  expect(english.html).toContain("in memory of Luz &lt;b&gt;Peña");
  for (const said of ["Dear Inés,", "Ana Alba has given", "She marched with us.", "on no list of ours"])
    expect(english.text).toContain(said);
  expect(spanish.text).toContain("Ana Alba donó a");
  for (const { html, text } of [english, spanish]) {
    expect(text).not.toMatch(/987|\$/);
    expect(html).not.toMatch(/987\.65|\$9/);
  }
});

test("nobody is told of a gift that went back, or was lost to a bank, or whose giver was erased", async () => {
  const [back, lost, gone] = [await give(), await give(), await give()];
  await prisma.donation.update({ where: { id: back.id }, data: { refundedMinor: back.amountMinor } });
  await prisma.dispute.create({
    data: {
      ...{ id: `dp_${lost.id}`, donationId: lost.id, status: "lost", reason: "fraudulent" },
      ...{ amountMinor: lost.amountMinor, createdAt: now },
    },
  });
  await prisma.$transaction((tx) => blankDonations(tx, gone.supporterId));
  for (const { id } of [back, lost, gone]) expect(await compose(id)).toBeNull();
});

test("an address on a list of those that are blocked is not written to, and neither are blocked words passed on", async () => {
  const { id } = await give();
  expect(await compose(id)).not.toBeNull();
  for (const [list, value] of [
    ["block_email", "ines@example.org"],
    ["block_word", "marched"],
  ] as const) {
    const entry = await prisma.guardEntry.create({
      data: { id: newId(), list, value, reason: "asked us", addedByName: "Ana", addedAt: now },
    });
    forgetGuard();
    expect(await compose(id)).toBeNull();
    await prisma.guardEntry.delete({ where: { id: entry.id } });
  }
  forgetGuard();
});

test("of a gift that abuse checks noticed, only its giver hears", async () => {
  for (const reasons of [[], ["disposable"]]) {
    const donation = await give({ reasons });
    const page = await prisma.fundraisingPage.findUniqueOrThrow({ where: { id: donation.pageId } });
    await prisma.$transaction((tx) => followPaid(tx, { ...donation, page }, now, now));
    const mails = await prisma.outgoingMail.findMany({ where: { subjectId: donation.id } });
    expect(mails.map(({ kind }) => kind).sort()).toEqual(
      reasons.length > 0 ? ["donation.receipt"] : ["donation.dedication", "donation.receipt"],
    );
  }
});

test("whoever is erased is no longer known as told of another's gift, whose dedication stays", async () => {
  const told = await createDonation({ pageId: (await createFundraising()).id, email: "Ines@example.org" });
  const { id } = await give();
  await prisma.$transaction((tx) => blankDonations(tx, told.supporterId));
  expect(await prisma.donation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ dedication: "memory", toldEmail: null, toldName: null, toldMessage: null },
  });
});

test("what is missing, too long, or leads elsewhere is said beside its field", () => {
  const read = (fields: Record<string, string>, dedications = true) => {
    const errors: Record<string, string[]> = {};
    return { ...readDedication({ dedications }, new URLSearchParams(fields), errors), errors };
  };
  const whole = { dedication: "honor", dedicated_to: " Luz ", told_email: "ines@example.org" };
  expect(read(whole)).toMatchObject({ dedication: "honor", dedicatedTo: "Luz", errors: {} });
  expect(read({})).toMatchObject({ dedication: null, errors: {} });
  expect(read({ ...whole, told_message: "x".repeat(500) }).errors).toEqual({});
  expect(read({ ...whole, told_message: "x".repeat(501) }).errors).toEqual({ told_message: ["told.long"] });
  expect(read({ ...whole, told_message: "Win at cheap-pills.com" }).errors).toEqual({
    told_message: ["told.link"],
  });
  expect(read({ ...whole, dedicated_to: "https://spam.example" }).errors).toEqual({
    dedicated_to: ["dedication.link"],
  });
  expect(read({ dedicated_to: "Luz" }).errors).toEqual({ dedication: ["dedication.kind"] });
  expect(read({ dedication: "memory" }).errors).toEqual({ dedicated_to: ["dedication.name"] });
  expect(read({ ...whole, told_email: "", told_name: "Inés" }).errors).toEqual({
    told_email: ["told.email"],
  });
  expect(read({ ...whole, told_email: "ines@" }).errors).toEqual({ told_email: ["told.invalid"] });
  expect(read(whole, false)).toMatchObject({ dedication: null, dedicatedTo: null, toldEmail: null });
});

test("a dedication stands on the receipt", () => {
  const gift = {
    ...{
      currency: "USD" as const,
      amountMinor: 2_500,
      coveredMinor: 0,
      refundedMinor: 0,
      number: "2026-0001",
    },
    ...{ giver: "Ana", paidOn: "2026-03-01", designation: null, monthly: false },
    ...{ dedication: "honor" as const, dedicatedTo: "Luz" },
  };
  const receiver = { name: "We", postalAddress: "1 Street", legalKind: "charity" as const, taxId: null };
  expect(receiptFacts(gift, receiver, "en").facts).toContainEqual({ term: "In honor of", says: "Luz" });
  expect(receiptFacts(gift, receiver, "es").facts).toContainEqual({ term: "En honor de", says: "Luz" });
});
