import { type Language, languages } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { LegalKind } from "./organisation.ts";
import type { OrganisationInput } from "./organisation-form.ts";
import { standIn } from "./organisation-queries.server.ts";

type Word = "name" | "headline" | "about" | "footer";

/** Everything that staff may change about the organisation, under the names of the form's fields. */
export type OrganisationProfile = Record<`${Word}_${Language}`, string> & {
  postal_address: string;
  contact_email: string;
  privacy_contact: string | null;
  legal_kind: LegalKind;
  time_zone: string;
  default_language: Language;
  social_links: string[];
  paper: string;
  ink1: string;
  ink2: string;
  pull3: string | null;
  motif: string;
  /** Id of a stored picture. */
  logo: string | null;
  mail_from: string;
  mail_from_name: string | null;
  reply_to: string | null;
};

type Row = Prisma.OrganisationGetPayload<{ include: { translations: true } }>;

/** The profile of a row; of none, what the pages show in its stead. */
export function profileOf(row: Row | null): OrganisationProfile {
  const wordsIn = (language: Language): Record<Word, string> => {
    if (!row) return standIn(language);
    return (
      row.translations.find((each) => each.language === language) ?? {
        name: "",
        headline: "",
        about: "",
        footer: "",
      }
    );
  };
  const words = Object.fromEntries(
    languages.flatMap((language) => {
      const { name, headline, about, footer } = wordsIn(language);
      return Object.entries({ name, headline, about, footer }).map(([word, text]) => [
        `${word}_${language}`,
        text,
      ]);
    }),
  ) as Record<`${Word}_${Language}`, string>;
  const facts = row ?? {
    ...standIn("en"),
    ...standIn("en").inks,
    logoId: null,
    mailFromName: null,
    replyTo: null,
    privacyContact: null,
  };
  return {
    ...words,
    postal_address: facts.postalAddress,
    contact_email: facts.contactEmail,
    privacy_contact: facts.privacyContact,
    legal_kind: facts.legalKind,
    time_zone: facts.timeZone,
    default_language: facts.defaultLanguage,
    social_links: facts.socialLinks,
    paper: facts.paper,
    ink1: facts.ink1,
    ink2: facts.ink2,
    pull3: facts.pull3,
    motif: facts.motif,
    logo: facts.logoId,
    mail_from: facts.mailFrom,
    mail_from_name: facts.mailFromName,
    reply_to: facts.replyTo,
  };
}

/** The same as the tables have it. */
export function wordsOf(profile: OrganisationProfile) {
  const word = (language: Language) => ({
    name: profile[`name_${language}`],
    headline: profile[`headline_${language}`],
    about: profile[`about_${language}`],
    footer: profile[`footer_${language}`],
  });
  return {
    words: { en: word("en"), es: word("es") },
    columns: {
      postalAddress: profile.postal_address,
      contactEmail: profile.contact_email,
      privacyContact: profile.privacy_contact,
      legalKind: profile.legal_kind,
      timeZone: profile.time_zone,
      defaultLanguage: profile.default_language,
      socialLinks: profile.social_links,
      paper: profile.paper,
      ink1: profile.ink1,
      ink2: profile.ink2,
      pull3: profile.pull3,
      motif: profile.motif,
      logoId: profile.logo,
      mailFrom: profile.mail_from,
      mailFromName: profile.mail_from_name,
      replyTo: profile.reply_to,
    },
  };
}

/** What the forms are filled with, and the version they were filled with. */
export async function organisationProfile(): Promise<{ profile: OrganisationProfile; version: number }> {
  const row = await prisma.organisation.findUnique({ where: { id: 1 }, include: { translations: true } });
  return { profile: profileOf(row), version: row?.version ?? 0 };
}

/** A posted form as a change of the profile. */
export function profileFrom(input: OrganisationInput): Partial<OrganisationProfile> {
  const { has_pull3, pull3, social_links, ...form } = input;
  return { ...form, pull3: has_pull3 ? pull3 : null, social_links: social_links ?? [] };
}
