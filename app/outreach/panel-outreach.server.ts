import type { Language } from "#app/i18n/language.ts";
import { languages } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { type Body, bodyOf } from "#app/measures/body.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { OutreachKind, PetitionStatus } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { pointsText } from "./outreach-forms.ts";
import { pathOf } from "./outreach-queries.server.ts";
import { pageName } from "./page-name.ts";

export type ListedOutreach = {
  id: string;
  kind: OutreachKind;
  name: string;
  status: PetitionStatus;
  /** Calls that were made, or letters that were written. */
  done: number;
};

/** The pages of calls and letters of a campaign in their order, drafts too. */
export async function panelOutreach(campaignId: string, language: Language): Promise<ListedOutreach[]> {
  const rows = await prisma.outreachPage.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      translations: true,
      callCounts: { where: { outcome: { not: "skipped" } }, select: { counted: true } },
      letterCounts: {
        where: { status: { notIn: ["waiting", "cancelled", "offered"] } },
        select: { counted: true },
      },
    },
  });
  return rows.map(({ callCounts, letterCounts, ...row }) => ({
    id: row.id,
    kind: row.kind,
    name: pageName(row, language),
    status: row.status,
    done: [...callCounts, ...letterCounts].reduce((sum, { counted }) => sum + counted, 0),
  }));
}

export type PanelOutreach = {
  id: string;
  kind: OutreachKind;
  name: string;
  status: PetitionStatus;
  version: number;
  path: string;
  /** Of the campaign's measure; null: it has none. */
  measure: { id: string; identifier: string; body: Body | null } | null;
  /** The stage it is held at; null: it is not held. */
  heldAt: string | null;
  /** The stage the measure is in; null: none. */
  measureAt: string | null;
  /** As the form of the settings has them. */
  settings: {
    slug: string;
    rule: string;
    chambers: string[];
    committee: string;
    fallback: string;
    hourly_rate: string;
    shows_wall: boolean;
  };
  /** As the form of the words has them. */
  words: Record<Language, Record<string, string>>;
};

/** A page of calls or letters of a campaign, for the page that changes it; null for ids that nothing has. */
export async function findPanelOutreach(
  id: string | undefined,
  campaignId: string,
  language: Language,
): Promise<PanelOutreach | null> {
  const row = isUuid(id) ? await load(id, campaignId) : null;
  if (!row) return null;
  const { measure } = row.campaign;
  return {
    id: row.id,
    kind: row.kind,
    name: pageName(row, language),
    status: row.status,
    version: row.version,
    path: pathOf(row),
    measure: measure && {
      id: measure.id,
      identifier: measure.identifier,
      body: bodyOf(measure.jurisdictionId),
    },
    measureAt: translationIn(measure?.stages[0]?.translations ?? [], language)?.label ?? null,
    heldAt: row.heldStage && (translationIn(row.heldStage.translations, language)?.label ?? ""),
    settings: {
      slug: row.slug,
      rule: row.rule,
      chambers: row.chambers,
      committee: row.committeeId ?? "",
      fallback: row.fallback,
      hourly_rate: String(row.hourlyRate),
      shows_wall: row.showsWall,
    },
    words: Object.fromEntries(languages.map((each) => [each, wordsIn(row, each)])) as PanelOutreach["words"],
  };
}

const load = (id: string, campaignId: string) =>
  prisma.outreachPage.findFirst({
    where: { id, campaignId },
    include: {
      translations: true,
      heldStage: { include: { translations: true } },
      campaign: {
        select: {
          measure: { include: { stages: { where: { outcome: "here" }, include: { translations: true } } } },
        },
      },
    },
  });

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

function wordsIn({ kind, translations }: Row, language: Language): Record<string, string> {
  const words = translations.find((each) => each.language === language);
  if (!words) return {};
  return {
    title: words.title,
    summary: words.summary,
    script_thank: words.scriptThank,
    script_ask: words.scriptAsk,
    script_firm: words.scriptFirm,
    points: pointsText(kind, words.points),
    subjects: words.subjects.join("\n"),
    email_opt_in: words.emailOptIn ?? "",
    share_text: words.shareText,
    thanks: words.thanks,
  };
}
