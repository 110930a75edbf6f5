import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { petitionName } from "./petition-name.ts";

export type OwnSignature = {
  petition: string;
  slug: string;
  /** How a signer may know it: whether it is held for review is not told. */
  confirmed: boolean;
  signedAt: string;
  comment: string | null;
  shownPublicly: boolean;
};

/**
 * What one supporter signed, latest first, with the petitions' titles in the given language. What was signed twice
 * with two addresses is told once.
 */
export async function signaturesOf(supporterId: string, language: Language): Promise<OwnSignature[]> {
  const rows = await prisma.signature.findMany({
    where: { supporterId },
    orderBy: { signedAt: "desc" },
    include: { petition: { include: { translations: true } } },
  });
  return rows.map(({ petition, status, signedAt, comment, public: shownPublicly }) => ({
    petition: petitionName(petition, language),
    slug: petition.slug,
    confirmed: status !== "pending",
    signedAt: signedAt.toISOString(),
    comment,
    shownPublicly,
  }));
}

/** The same with everything that was given when signing, for the file a supporter may take along. */
export async function signatureData(supporterId: string, language: Language) {
  const rows = await prisma.signature.findMany({
    where: { OR: [{ supporterId }, { supporter: { mergedIntoId: supporterId } }] },
    orderBy: { signedAt: "asc" },
    include: { petition: { include: { translations: true } } },
  });
  return rows.map((row) => ({
    petition: petitionName(row.petition, language),
    signedAt: row.signedAt,
    confirmed: row.status !== "pending",
    givenName: row.givenName,
    familyName: row.familyName,
    locality: row.locality,
    region: row.region,
    postalCode: row.postalCode,
    country: row.country,
    countyFips: row.countyFips,
    comment: row.comment,
    shownPublicly: row.public,
    language: row.language,
    source: row.source,
    referrer: row.referrer,
    utm: row.utm,
    shareCode: row.shareCode,
  }));
}
