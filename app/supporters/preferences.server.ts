import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { findToken } from "./access-tokens.server.ts";
import { wordingFor } from "./consent-wording.server.ts";
import type { Details } from "./details-form.ts";
import { findSupporter, type KnownSupporter } from "./find-supporter.server.ts";
import {
  type Consent,
  type ConsentPurpose,
  currentConsents,
  recordConsents,
} from "./record-consents.server.ts";
import { updateDetails } from "./update-details.server.ts";

/** One thing a supporter may be sent, in the words that are asked on the page. */
export type Offer = {
  purpose: ConsentPurpose;
  text: string;
  /** Null: not asked yet. */
  granted: boolean | null;
  /** ISO instant of the answer in force. */
  since: string | null;
};

export type Preferences = {
  supporterId: string;
  email: string;
  language: Language;
  details: Details;
  offers: Offer[];
};

/** The words for our own mail and text messages; partners keep the words of the petition that asked. */
export type OfferWords = { email: string; sms: string };

/** Whose preferences link this is; null when it is unknown, expired, or its person was erased. */
export async function findPreferencesHolder(
  token: string,
  { now }: { now: Date },
): Promise<KnownSupporter | null> {
  const found = await findToken(token, "preferences", now);
  return found && !found.expired ? findSupporter(found.supporterId) : null;
}

/** Everything behind a preferences link; null when it is unknown, expired, or its person was erased. */
export async function findPreferences(
  token: string,
  { now, language, words }: { now: Date; language: Language; words: OfferWords },
): Promise<Preferences | null> {
  const supporter = await findPreferencesHolder(token, { now });
  if (!supporter) return null;
  const { id, ...known } = supporter;
  return { ...known, supporterId: id, offers: await offersTo(id, language, words) };
}

async function offersTo(supporterId: string, language: Language, words: OfferWords): Promise<Offer[]> {
  const answers = await currentConsents(supporterId);
  const partners = [...answers.keys()].filter((purpose) => purpose.startsWith("partner:")).sort();
  const purposes: ConsentPurpose[] = ["email", "sms", ...partners];
  return Promise.all(
    purposes.map(async (purpose) => {
      const answer = answers.get(purpose);
      const own = purpose === "email" ? words.email : purpose === "sms" ? words.sms : null;
      return {
        purpose,
        text: own ?? (await newestWords(purpose, language)) ?? answer?.text ?? "",
        granted: answer?.granted ?? null,
        since: answer?.recordedAt.toISOString() ?? null,
      };
    }),
  );
}

/** What a partner's box says in this language today; null where it was only ever asked in the other one. */
async function newestWords(purpose: ConsentPurpose, language: Language): Promise<string | null> {
  const wording = await prisma.consentWording.findFirst({
    where: { purpose, language },
    orderBy: { version: "desc" },
  });
  return wording?.text ?? null;
}

/**
 * Stores what changed in the boxes of the preferences page: a box that was never asked and stays empty is
 * still "not asked". Returns how many answers were recorded.
 */
export async function saveSubscriptions(
  preferences: Preferences,
  granted: ReadonlySet<string>,
  { now, language, page }: { now: Date; language: Language; page: string },
): Promise<number> {
  const changed = preferences.offers.filter(
    (offer) => granted.has(offer.purpose) !== (offer.granted ?? false),
  );
  const consents = await Promise.all(
    changed.map(
      async ({ purpose, text }): Promise<Consent> => ({
        supporterId: preferences.supporterId,
        purpose,
        granted: granted.has(purpose),
        wordingId: await wordingFor(purpose, language, text),
        language,
        page,
      }),
    ),
  );
  if (consents.length > 0) await recordConsents(consents, { now });
  return consents.length;
}

/** The language we write to a supporter in. */
export async function saveLanguage(
  { supporterId }: Pick<Preferences, "supporterId">,
  language: Language,
  { now }: { now: Date },
): Promise<void> {
  await prisma.supporter.update({ where: { id: supporterId }, data: { language, updatedAt: now } });
}

/**
 * Overwrites what we know of a supporter by what the supporter says. Unlike a form that anybody may fill in,
 * this page opens only from that person's own mailbox. Names on earlier signatures stay as they were signed.
 */
export async function saveDetails(
  { supporterId }: Preferences,
  details: Details,
  { now }: { now: Date },
): Promise<void> {
  await prisma.$transaction((tx) => updateDetails(tx, supporterId, { ...details, updatedAt: now }));
}
