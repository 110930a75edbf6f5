import { timelineOf } from "#app/actions/record-actions.server.ts";
import { callsOf } from "#app/calls/call-queries.server.ts";
import { donationData } from "#app/donations/donations-of.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { letterData } from "#app/letters/letters-of.server.ts";
import { signatureData } from "#app/petitions/signatures-of.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { homeData } from "#app/supporters/home-data.server.ts";
import { mailChoiceData } from "#app/supporters/mail-choices.server.ts";
import { supporterData } from "#app/supporters/supporter-data.server.ts";

/**
 * Everything that is held about one supporter, for the file they may have: what they gave, and what staff wrote and
 * sent. Plain values with ISO instants, no ids of ours. Source: GDPR articles 15 and 20, California Civil Code 1798.100.
 */
export function heldData(supporterId: string, language: Language, { now }: { now: Date }) {
  return supporterData(supporterId, {
    now,
    sections: [
      { name: "signatures", read: (id) => signatureData(id, language) },
      {
        name: "actions",
        read: async (id) => (await timelineOf(id)).map(({ kind, source, at }) => ({ kind, source, at })),
      },
      { name: "letters", read: letterData },
      { name: "donations", read: donationData },
      {
        name: "calls",
        read: async (id) =>
          (await callsOf([id], { language, campaigns: null })).map(({ id: _id, ...call }) => call),
      },
      { name: "campaignMail", read: mailChoiceData },
      { name: "divisions", read: homeData },
      { name: "tags", read: tagsOf },
      { name: "notes", read: notesOf },
      { name: "otherAddresses", read: addressesOf },
      { name: "mails", read: mailsOf },
    ],
  });
}

async function tagsOf(supporterId: string) {
  const rows = await prisma.supporterTag.findMany({
    where: { supporterId, tag: { deletedAt: null } },
    include: { tag: true },
  });
  return rows.map(({ at, tag }) => ({ tag: tag.name, at }));
}

function notesOf(supporterId: string) {
  return prisma.note.findMany({
    where: { supporterId, deletedAt: null },
    orderBy: { createdAt: "asc" },
    select: { text: true, createdAt: true, editedAt: true },
  });
}

/** What was known of them under addresses that were merged into this one. */
function addressesOf(supporterId: string) {
  return prisma.supporter.findMany({
    where: { mergedIntoId: supporterId },
    select: {
      email: true,
      givenName: true,
      familyName: true,
      phone: true,
      streetAddress: true,
      locality: true,
      region: true,
      postalCode: true,
      country: true,
      language: true,
      custom: true,
      createdAt: true,
    },
  });
}

async function mailsOf(supporterId: string) {
  const family = await prisma.supporter.findMany({
    where: { OR: [{ id: supporterId }, { mergedIntoId: supporterId }] },
    select: { emailCanonical: true },
  });
  return prisma.outgoingMail.findMany({
    where: {
      toCanonical: { in: family.map(({ emailCanonical }) => emailCanonical) },
      kind: { not: { startsWith: "staff." } },
    },
    orderBy: { createdAt: "asc" },
    select: { kind: true, toEmail: true, status: true, createdAt: true, sentAt: true },
  });
}
