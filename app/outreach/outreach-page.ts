import type { CampaignPage } from "#app/campaigns/campaign.ts";
import type { DivisionType } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import type { CallOutcome, OutreachKind } from "#app/platform/prisma/enums.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";
import type { TargetPage } from "#app/targets/target.ts";

export type OutreachState = "open" | "closed" | "paused" | "won" | "lost" | "archived";

/** What to say, by where the official stands. With merge fields. */
export type Scripts = { thank: string; ask: string; firm: string };

/** Everything that a page of calls or letters needs, except what changes with whoever comes. */
export type OutreachPage = {
  id: string;
  kind: OutreachKind;
  slug: string;
  state: OutreachState;
  /** The language its words are in: not always the one asked for. */
  language: Language;
  /** "/" forces a line break. */
  title: string;
  summary: string;
  scripts: Scripts;
  /** Talking points of calls; paragraphs that letters offer. */
  points: string[];
  /** Subject lines that letters offer. */
  subjects: string[];
  shareText: string;
  thanks: string;
  /** Consent boxes of the form, in its order. */
  consents: { purpose: ConsentPurpose; text: string; wordingId: string }[];
  /** Letters that one office gets in an hour at most. */
  hourlyRate: number;
  showsWall: boolean;
  target: TargetPage;
  /** What the script calls the measure; null: the campaign has none. */
  measure: { identifier: string; title: string } | null;
  campaign: CampaignPage;
};

/** Whoever has told a page who they are and where they live; kept in a sealed cookie of theirs. */
export type Visitor = {
  supporterId: string;
  givenName: string;
  familyName: string | null;
  email: string;
  /** "San Francisco, CA 94103": what offices ask of a constituent. Never a street. */
  place: string | null;
  /** Divisions that they are known to live in (Open Civic Data ids). */
  divisions: string[];
  /** What abuse checks found when they came: their letters wait for staff. */
  reasons?: string[];
  /** This browser has followed a link that we mailed to the address: it is theirs. */
  isProved?: boolean;
  /** The types of division that they were asked for when they came; a page that needs another one asks again. */
  asked?: DivisionType[];
  /**
   * Of whoever was caught, the latest calls they told of: stored nowhere else, and here so that the page goes on to the next
   * one as for everybody. `at` in milliseconds since 1970.
   */
  unheard?: { pageId: string; officialId: string; outcome: CallOutcome; at: number }[];
};
