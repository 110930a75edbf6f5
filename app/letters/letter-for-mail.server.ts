import type { Language } from "#app/i18n/language.ts";
import { pageIn } from "#app/letters/way-to.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";

/** The letter that a mail speaks of, with its writer and its page; null when it is gone or its writer was erased. */
export async function letterForMail(id: string, language: Language) {
  const letter = await prisma.letter.findUnique({
    where: { id },
    include: {
      supporter: { select: { email: true, givenName: true, erasedAt: true } },
      page: { select: { slug: true } },
      official: { include: { places: true, links: true, terms: termsNow } },
    },
  });
  if (!letter || letter.supporter.erasedAt) return null;
  const [page, organisation] = await Promise.all([
    findOutreach("letters", letter.page.slug, language),
    getOrganisation(language),
  ]);
  return page && { letter, page, organisation };
}

const termsNow = {
  orderBy: { startOn: { sort: "desc", nulls: "last" } },
  take: 1,
  include: { office: true },
} as const;

export type MailedLetter = NonNullable<Awaited<ReturnType<typeof letterForMail>>>;

/** Where else the office can be reached: its form or site, and a telephone number (E.164). */
export function elsewhere({ letter: { official } }: MailedLetter): {
  page: string | null;
  phone: string | null;
} {
  return {
    page: pageIn(official.links),
    phone: official.places.find(({ phone }) => phone)?.phone ?? null,
  };
}
