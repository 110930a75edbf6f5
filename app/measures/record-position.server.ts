import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { Deed } from "#app/staff/actor.ts";
import { knownDayText, type PositionInput, type VotesInput } from "./measure-forms.ts";
import type { ReadVote } from "./read-votes.ts";
import { tallyOf } from "./stance.ts";

export type PositionOutcome =
  /** `fields`: what the form that records it would say. */
  | { outcome: "saved"; id: string; official: string; fields?: Record<string, string> }
  /** The measure is not there, or nobody of the officials has this id. */
  | { outcome: "not-found" }
  | { outcome: "unknown-official" };

/**
 * Adds a statement of an official about a measure. What was recorded before stays as their history; the one with the
 * latest day is where they stand.
 */
export function recordPosition(
  measureId: string,
  input: PositionInput,
  { actor, now }: Deed,
): Promise<PositionOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM measure WHERE id = ${measureId}::uuid FOR UPDATE`;
    const measure = await tx.measure.findUnique({ where: { id: measureId } });
    if (!measure) return { outcome: "not-found" };
    const official = await tx.official.findUnique({ where: { id: input.official } });
    if (!official) return { outcome: "unknown-official" };
    const [id] = await insertStatements(tx, measureId, [{ ...input, officialId: official.id }]);
    await recordAudit(tx, {
      actor,
      what: "position.recorded",
      subject: { kind: "official", id: official.id, name: official.name },
      after: {
        measure: measure.identifier,
        stance: input.stance,
        statedOn: input.stated_on!.on,
        url: input.url,
      },
      now,
    });
    return { outcome: "saved", id: id!, official: official.name };
  });
}

/** One statement of an official, of a list of them. */
export type Statement = Omit<PositionInput, "official"> & { officialId: string };

export type ListOutcome =
  /** `unchanged`: what stood on the record so already, and was let be. */
  { outcome: "saved"; count: number; unchanged: number } | { outcome: "not-found" };

/**
 * Puts a recorded vote, or any list of who stands where, on the record: one statement each, of one day and with one
 * evidence. All of it or nothing.
 */
export function recordVotes(
  measureId: string,
  votes: readonly ReadVote[],
  statement: VotesInput,
  deed: Deed,
): Promise<ListOutcome> {
  const statements = votes.map((vote) => ({ ...statement, ...vote }));
  return recordStatements(measureId, statements, deed);
}

/** Puts a list of statements on the record, each with its own day and evidence. All of it or nothing. */
export function recordStatements(
  measureId: string,
  statements: readonly Statement[],
  { actor, now }: Deed,
): Promise<ListOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM measure WHERE id = ${measureId}::uuid FOR UPDATE`;
    const measure = await tx.measure.findUnique({ where: { id: measureId } });
    if (!measure) return { outcome: "not-found" };
    const told = await toldOf(tx, measureId);
    const fresh = statements.filter((statement) => !told.has(sayingOf(statement)));
    if (fresh.length === 0) return { outcome: "saved", count: 0, unchanged: statements.length };
    await insertStatements(tx, measureId, fresh);
    const days = [...new Set(fresh.map(({ stated_on }) => stated_on!.on))].sort();
    await recordAudit(tx, {
      actor,
      what: "measure.votes-recorded",
      subject: { kind: "measure", id: measureId, name: measure.identifier },
      after: {
        statedOn: days.join(", "),
        url: [...new Set(fresh.flatMap(({ url }) => url ?? []))].join(" ") || null,
        ...tallyOf([...fresh]),
      },
      now,
    });
    return { outcome: "saved", count: fresh.length, unchanged: statements.length - fresh.length };
  });
}

/**
 * Writes statements by two of the database's, however many they are; returns their ids. Somebody with a place on the board keeps it;
 * new ones come last.
 */
async function insertStatements(
  tx: Tx,
  measureId: string,
  statements: readonly Statement[],
): Promise<string[]> {
  const ranks = await ranksOf(tx, measureId);
  let next = Math.max(-1, ...ranks.values()) + 1;
  const rows = statements.map(({ officialId, stance, stated_on, url, ...words }) => {
    const rank = ranks.get(officialId) ?? next++;
    ranks.set(officialId, rank);
    const { on, precision } = stated_on!;
    const statedOn = new Date(`${on}T00:00:00Z`);
    return {
      id: newId(),
      words,
      row: { measureId, officialId, stance, statedOn, precision, evidenceUrl: url, rank },
    };
  });
  await tx.position.createMany({ data: rows.map(({ id, row }) => ({ id, ...row })) });
  await tx.positionTranslation.createMany({
    data: rows.flatMap(({ id, words }) => wordsOf(words).map((each) => ({ positionId: id, ...each }))),
  });
  return rows.map(({ id }) => id);
}

/** Everything on the record of a measure, as `sayingOf` writes it. */
async function toldOf(tx: Tx, measureId: string): Promise<Set<string>> {
  const rows = await tx.position.findMany({ where: { measureId }, include: { translations: true } });
  return new Set(
    rows.map(({ officialId, stance, statedOn, precision, evidenceUrl: url, translations }) => {
      const words = (language: "en" | "es") => translations.find((each) => each.language === language);
      return sayingOf({
        officialId,
        stance,
        stated_on: { on: isoDate(statedOn), precision },
        url,
        evidence_en: words("en")?.evidence ?? "",
        evidence_es: words("es")?.evidence ?? "",
        source_en: words("en")?.source ?? null,
        source_es: words("es")?.source ?? null,
      });
    }),
  );
}

/** A statement as one text: two that say the same in the same words are one. */
function sayingOf({ officialId, stance, stated_on, url, ...words }: Statement): string {
  const { evidence_en, evidence_es, source_en, source_es } = words;
  // A source is kept beside its evidence alone.
  const source = (evidence: string, text: string | null) => (evidence ? text : null);
  return JSON.stringify([
    officialId,
    stance,
    stated_on!.on,
    stated_on!.precision,
    url,
    evidence_en,
    evidence_es,
    source(evidence_en, source_en),
    source(evidence_es, source_es),
  ]);
}

/** Takes one statement off the record: it was wrong. Where the official stands is what they said before it. */
export function removePosition(
  measureId: string,
  id: string,
  { actor, now }: Deed,
): Promise<PositionOutcome> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.position.findFirst({
      where: { id, measureId },
      include: { official: true, measure: true, translations: true },
    });
    if (!row) return { outcome: "not-found" };
    await tx.position.delete({ where: { id } });
    const { official, measure, stance, statedOn, evidenceUrl: url, translations } = row;
    await recordAudit(tx, {
      actor,
      what: "position.removed",
      subject: { kind: "official", id: official.id, name: official.name },
      before: {
        measure: measure.identifier,
        stance,
        statedOn: isoDate(statedOn),
        url,
        evidence: translations.map(({ evidence }) => evidence),
      },
      now,
    });
    const words = (language: "en" | "es") => translations.find((each) => each.language === language);
    const fields = {
      official: official.id,
      stance,
      stated_on: knownDayText({ on: isoDate(statedOn), precision: row.precision }),
      url: url ?? "",
      evidence_en: words("en")?.evidence ?? "",
      evidence_es: words("es")?.evidence ?? "",
      source_en: words("en")?.source ?? "",
      source_es: words("es")?.source ?? "",
    };
    return { outcome: "saved", id, official: official.name, fields };
  });
}

async function ranksOf(tx: Tx, measureId: string): Promise<Map<string, number>> {
  const rows = await tx.position.groupBy({
    by: ["officialId"],
    where: { measureId },
    _min: { rank: true },
  });
  return new Map(rows.map(({ officialId, _min }) => [officialId, _min.rank ?? 0]));
}

type Words = Pick<PositionInput, "evidence_en" | "evidence_es" | "source_en" | "source_es">;

const wordsOf = ({ evidence_en, evidence_es, source_en, source_es }: Words) =>
  [
    { language: "en" as const, evidence: evidence_en, source: source_en },
    { language: "es" as const, evidence: evidence_es, source: source_es },
  ].filter(({ evidence }) => evidence !== "");
