import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { type Body, bodyOf } from "./body.ts";
import { knownDayText } from "./measure-forms.ts";

export type ListedMeasure = {
  id: string;
  identifier: string;
  session: string;
  title: string | null;
  /** The stage it is in; null: none, or it has ended. */
  place: string | null;
  campaigns: number;
};

/** More than an organization follows at once. */
const most = 200;

/** The measures that are followed, latest session first. */
export async function panelMeasures(language: Language): Promise<ListedMeasure[]> {
  const rows = await prisma.measure.findMany({
    orderBy: [{ session: "desc" }, { identifier: "asc" }, { id: "asc" }],
    take: most,
    include: {
      translations: true,
      stages: { where: { outcome: "here" }, include: { translations: true } },
      _count: { select: { campaigns: true } },
    },
  });
  return rows.map(({ id, identifier, session, translations, stages, _count }) => ({
    id,
    identifier,
    session,
    title: translationIn(translations, language)?.title ?? null,
    place: translationIn(stages[0]?.translations ?? [], language)?.label ?? null,
    campaigns: _count.campaigns,
  }));
}

/** A stage as its form has it; numbers and days as they are typed. */
export type PanelStage = { id: string; name: string; fields: Record<string, string> };

export type PanelMeasure = {
  id: string;
  identifier: string;
  version: number;
  body: Body | null;
  /** As the form of the measure has them. */
  fields: Record<string, string>;
  stages: PanelStage[];
};

/** A measure for the pages that change it; null for ids that nothing has. */
export async function findPanelMeasure(
  id: string | undefined,
  language: Language,
): Promise<PanelMeasure | null> {
  const row = isUuid(id) ? await loadMeasure(id) : null;
  if (!row) return null;
  const words = (of: Language) => row.translations.find((each) => each.language === of)?.title ?? "";
  const body = bodyOf(row.jurisdictionId);
  return {
    id: row.id,
    identifier: row.identifier,
    version: row.version,
    body,
    fields: {
      body: body ?? "",
      identifier: row.identifier,
      session: row.session,
      title_en: words("en"),
      title_es: words("es"),
      authors: row.authors ?? "",
      url: row.url ?? "",
    },
    stages: row.stages.map((stage) => toPanelStage(stage, language)),
  };
}

const loadMeasure = (id: string) =>
  prisma.measure.findUnique({
    where: { id },
    include: {
      translations: true,
      stages: { orderBy: { position: "asc" }, include: { translations: true } },
    },
  });

type StageRow = NonNullable<Awaited<ReturnType<typeof loadMeasure>>>["stages"][number];

function toPanelStage(row: StageRow, language: Language): PanelStage {
  const words = (of: Language) => row.translations.find((each) => each.language === of);
  const number = (value: number | null) => (value === null ? "" : String(value));
  return {
    id: row.id,
    name: translationIn(row.translations, language)?.label ?? "",
    fields: {
      label_en: words("en")?.label ?? "",
      label_es: words("es")?.label ?? "",
      note_en: words("en")?.note ?? "",
      note_es: words("es")?.note ?? "",
      kind: row.kind,
      chamber: row.chamber ?? "",
      committee: row.committeeId ?? "",
      outcome: row.outcome,
      occurred_on: row.occurredOn
        ? knownDayText({ on: isoDate(row.occurredOn), precision: row.precision ?? "day" })
        : "",
      votes_needed: number(row.votesNeeded),
      seats: number(row.seats),
      votes_for: number(row.votesFor),
      votes_against: number(row.votesAgainst),
      url: row.sourceUrl ?? "",
    },
  };
}
