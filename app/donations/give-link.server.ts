import { type Language, localPath } from "#app/i18n/language.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { findSupporter } from "#app/supporters/find-supporter.server.ts";
import { GIVING_DAYS } from "./giving-link.server.ts";

type Sealed = { pageId: string; supporterId: string };

const PURPOSE = "give-again";

/** The way to a fundraising page for a giver who is known: it fills in who they are, and can do nothing else. */
export function giveAgainPath(
  page: { id: string; slug: string },
  supporterId: string,
  { language, now }: { language: Language; now: Date },
): string {
  const sealed: Sealed = { pageId: page.id, supporterId };
  const k = seal(sealed, PURPOSE, GIVING_DAYS * 86_400, now);
  return `${localPath(language, `/donate/${page.slug}`)}?${new URLSearchParams({ source: "own-page", k })}`;
}

export type GiverOfLink = { supporterId: string; typed: Record<string, string> };

/** Whom such a link names, by field of the form; null: forged, too old, another page's, or its giver was erased. */
export async function giverOfLink(k: string | null, pageId: string, now: Date): Promise<GiverOfLink | null> {
  const sealed = k ? unseal<Sealed>(PURPOSE, k, now) : null;
  if (!sealed || sealed.pageId !== pageId) return null;
  const supporter = await findSupporter(sealed.supporterId);
  if (!supporter) return null;
  const { givenName, familyName, postalCode } = supporter.details;
  const known = {
    ...{ given_name: givenName, family_name: familyName, email: supporter.email, postal_code: postalCode },
  };
  const typed = Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return { supporterId: sealed.supporterId, typed: Object.fromEntries(typed) };
}
