import type { Language } from "../i18n/language.ts";
import type { Motif } from "../ui/art/drawing.ts";
import type { Ground } from "../ui/look.ts";
import type { Inks } from "../ui/theme.ts";

export interface Organisation {
  /** "/" marks where the masthead breaks it. */
  name: string;
  headline: string;
  about: string;
  footer: string;
  contactEmail: string;
  mailFrom: string;
  postalAddress: string;
  inks: Inks;
  motif: Motif;
  ground: Ground;
  /** The language its words are in: not always the one asked for. */
  language: Language;
}
