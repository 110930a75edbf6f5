import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { localTimeIn } from "../i18n/zoned-time.ts";
import { prisma } from "../platform/db.server.ts";
import { remember } from "../platform/remember.ts";
import { getSettings } from "../platform/settings.server.ts";
import { isMotif } from "../ui/art/drawing.ts";
import { plainHeadline } from "../ui/headline.ts";
import type { Organisation } from "./organisation.ts";

export type { Organisation };

const organisations = remember(1000, (language) => load(language as Language));

/**
 * The organisation this deployment serves, at most a second old.
 * A database without one (no demo, nothing set up yet) answers with a plain stand-in that names the
 * software, so that every page works from the first start on.
 */
export function getOrganisation(language: Language): Promise<Organisation> {
  return organisations.get(language);
}

/** The day it is where the organisation is, such as "2013-01-14": files are named by it. */
export async function organisationDay(now: Date): Promise<string> {
  const { timeZone } = await getOrganisation("en");
  return localTimeIn(now.toISOString(), timeZone).slice(0, 10);
}

/** Drops what is remembered: for tests, and for whoever edits the organisation. */
export function forgetOrganisation(): void {
  organisations.forget();
}

async function load(language: Language): Promise<Organisation> {
  const row = await prisma.organisation.findUnique({
    where: { id: 1 },
    include: { translations: true, logo: { select: { id: true, width: true, height: true } } },
  });
  const words = translationIn(row?.translations ?? [], language);
  if (!row || !words) return standIn(language);
  const { contactEmail, mailFrom, postalAddress, legalKind, timeZone, socialLinks, defaultLanguage } = row;
  return {
    name: words.name,
    headline: words.headline,
    about: words.about,
    footer: words.footer,
    contactEmail,
    privacyContact: row.privacyContact ?? contactEmail,
    mailFrom,
    sender: { name: row.mailFromName ?? plainHeadline(words.name), mailFrom },
    replyTo: row.replyTo ?? contactEmail,
    postalAddress,
    legalKind,
    timeZone,
    socialLinks,
    defaultLanguage,
    inks: { paper: row.paper, ink1: row.ink1, ink2: row.ink2, pull3: row.pull3 },
    logo: row.logo,
    motif: isMotif(row.motif) ? row.motif : "sun",
    ground: row.ground,
    language: words.language,
  };
}

/** What stands in for an organisation that has not introduced itself. */
export function standIn(language: Language): Organisation {
  const address = `contact@${new URL(getSettings().APP_URL).hostname}`;
  const words = {
    en: {
      headline: "Win one / concrete thing",
      about: "This is a new site for campaigns. Its organization has not introduced itself yet.",
      footer: "Details given here are never sold.",
    },
    es: {
      headline: "Ganar una cosa / concreta",
      about: "Este es un sitio nuevo de campañas. La organización todavía no se ha presentado.",
      footer: "Los datos que se dejan aquí nunca se venden.",
    },
  }[language];
  return {
    name: "Groundswell",
    ...words,
    contactEmail: address,
    privacyContact: address,
    mailFrom: address,
    sender: { name: "Groundswell", mailFrom: address },
    replyTo: address,
    postalAddress: "",
    legalKind: "unstated",
    timeZone: "America/Los_Angeles",
    socialLinks: [],
    defaultLanguage: "en",
    inks: { paper: "#FCF9F1", ink1: "#26235F", ink2: "#F9AE1B", pull3: "#D2351A" },
    logo: null,
    motif: "sun",
    ground: "paper",
    language,
  };
}
