import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Details } from "./details-form.ts";

export type KnownSupporter = { id: string; email: string; language: Language; details: Details };

/** A supporter by id; null when there is none, or the person was erased. */
export async function findSupporter(id: string): Promise<KnownSupporter | null> {
  const row = await prisma.supporter.findUnique({ where: { id } });
  if (!row || row.erasedAt) return null;
  const {
    email,
    language,
    givenName,
    familyName,
    phone,
    streetAddress,
    locality,
    region,
    postalCode,
    country,
  } = row;
  const details = { givenName, familyName, phone, streetAddress, locality, region, postalCode, country };
  return { id: row.id, email, language, details };
}
