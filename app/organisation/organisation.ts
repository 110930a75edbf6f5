import type { Language } from "../i18n/language.ts";
import type { PictureSize } from "../platform/picture-sizes.ts";
import type { Motif } from "../ui/art/drawing.ts";
import type { Ground } from "../ui/look.ts";
import type { Inks } from "../ui/theme.ts";

/** What an organisation is before the law; `unstated` says nothing on the pages. */
export const legalKinds = [
  "unstated",
  "charity",
  "advocacy",
  "union",
  "committee",
  "unincorporated",
  "company",
  "other",
] as const;

export type LegalKind = (typeof legalKinds)[number];

export interface Organisation {
  /** "/" marks where the masthead breaks it. */
  name: string;
  headline: string;
  about: string;
  footer: string;
  contactEmail: string;
  /** Who answers about personal data. */
  privacyContact: string;
  mailFrom: string;
  /** Who mails come from, for `mailSender`. */
  sender: { name: string; mailFrom: string };
  /** Where answers to mails go. */
  replyTo: string;
  postalAddress: string;
  legalKind: LegalKind;
  /** IANA name. */
  timeZone: string;
  /** Its pages elsewhere, absolute. */
  socialLinks: string[];
  /** Of people whose language is not known. */
  defaultLanguage: Language;
  inks: Inks;
  /** In the place of the house's mark; null: the mark. */
  logo: PictureSize | null;
  motif: Motif;
  ground: Ground;
  /** The language its words are in: not always the one asked for. */
  language: Language;
}
