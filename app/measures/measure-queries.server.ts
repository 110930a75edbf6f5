import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { prisma } from "../platform/db.server.ts";
import { isoDate } from "../platform/iso-date.ts";
import type { MeasurePage, Stage, Try } from "./measure.ts";

/** A law that failed more often than this is told from its last tries on. */
const mostTries = 5;

/** A measure with its stages and the earlier tries at the same thing; null when there is none. */
export async function findMeasure(id: string, language: Language): Promise<MeasurePage | null> {
  const tries: Try[] = [];
  for (let next: string | null = id; next && tries.length < mostTries; ) {
    const row = await loadTry(next);
    if (!row) break;
    tries.unshift(toTry(row, language));
    next = row.earlierId;
  }
  const latest = tries.at(-1);
  return latest ? { ...latest, tries } : null;
}

function loadTry(id: string) {
  return prisma.measure.findUnique({
    where: { id },
    include: {
      translations: true,
      stages: { orderBy: { position: "asc" }, include: { translations: true } },
    },
  });
}

type TryRow = NonNullable<Awaited<ReturnType<typeof loadTry>>>;

function toTry(row: TryRow, language: Language): Try {
  const words = translationIn(row.translations, language);
  return {
    id: row.id,
    identifier: row.identifier,
    session: row.session,
    url: row.url,
    title: words?.title ?? row.identifier,
    language: words?.language ?? language,
    stages: row.stages.map((stage) => toStage(stage, language)),
  };
}

function toStage(row: TryRow["stages"][number], language: Language): Stage {
  const words = translationIn(row.translations, language);
  return {
    id: row.id,
    label: words?.label ?? "",
    note: words?.note ?? null,
    language: words?.language ?? language,
    outcome: row.outcome,
    occurredOn: row.occurredOn && isoDate(row.occurredOn),
    precision: row.precision ?? "day",
    votesNeeded: row.votesNeeded,
    seats: row.seats,
    votesFor: row.votesFor,
    votesAgainst: row.votesAgainst,
    sourceUrl: row.sourceUrl,
  };
}
