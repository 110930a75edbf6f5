import type { Language } from "../i18n/language.ts";
import type { RichText } from "../platform/rich-text.ts";
import type { Motif } from "../ui/art/drawing.ts";
import type { Ground, OwnPicture } from "../ui/look.ts";
import type { Inks } from "../ui/theme.ts";
import type { CampaignStatus } from "./campaign-status.ts";

/** A campaign that has been published; drafts are nobody's business. */
export type PublicStatus = Exclude<CampaignStatus, "draft">;

export interface CampaignSummary {
  id: string;
  slug: string;
  status: PublicStatus;
  name: string;
  /** "/" forces a line break. */
  headline: string;
  ask: string;
  artAlt: string;
  notice: string | null;
  inks: Inks;
  motif: Motif;
  ground: Ground;
  /** In the place of the drawing; null: the drawing. */
  picture: OwnPicture | null;
  measureId: string | null;
  /** Whether the public sees where officials stand on it. */
  showsPositions: boolean;
  publishedAt: string | null;
  /** When it last stopped taking signatures; null while it takes them. */
  closedAt: string | null;
  updatedAt: string;
  /** The language its words are in: not always the one asked for. */
  language: Language;
}

export interface CampaignPartnerLine {
  id: string;
  name: string;
  url: string | null;
  role: "sponsor" | "member";
}

export interface CampaignPage extends CampaignSummary {
  storyTitle: string;
  story: RichText;
  partners: CampaignPartnerLine[];
}
