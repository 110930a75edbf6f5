import { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { jurisdictionOf } from "./body.ts";
import { firstRoad } from "./first-road.ts";
import type { MeasureForm } from "./measure-forms.ts";
import { stageRows } from "./stage-rows.ts";

/** The job that lets pages follow a measure which has moved: see `readMove`. */
export const MEASURE_MOVED = "measure.moved";

const move = z.object({
  measureId: z.uuid(),
  from: z.uuid().nullable(),
  to: z.uuid().nullable(),
  /** The member of staff who moved it. */
  by: z.uuid().nullish(),
});

/** What that job is told: the measure, the stages it left and reached, and who did it. Throws for anything else. */
export const readMove = (payload: unknown) => move.parse(payload);

export type MeasureInput = z.output<typeof MeasureForm>;

export type EditOutcome =
  | { outcome: "saved"; id: string; version: number }
  | { outcome: "unchanged" }
  /** Somebody else has saved since the form was opened. */
  | { outcome: "changed-meanwhile" }
  /** The body has a measure of this identifier and session. */
  | { outcome: "identifier-taken" }
  | { outcome: "not-found" };

/** Begins to follow a measure, with the road that measures of its body go. */
export function createMeasure(input: MeasureInput, { actor, now }: Deed): Promise<EditOutcome> {
  return unlessTaken(() =>
    prisma.$transaction(async (tx) => {
      const { id } = await tx.measure.create({
        data: {
          ...columnsOf(input),
          translations: { create: titlesOf(input) },
          stages: { create: stageRows(firstRoad(input.body, input.identifier)) },
        },
      });
      await recordAudit(tx, {
        actor,
        what: "measure.created",
        subject: { kind: "measure", id, name: input.identifier },
        after: input,
        now,
      });
      return { outcome: "saved", id, version: 0 };
    }),
  );
}

/** Changes what a measure is called and where it is found, unless somebody else has changed it since `version`. */
export function saveMeasure(
  id: string,
  version: number,
  input: MeasureInput,
  { actor, now }: Deed,
): Promise<EditOutcome> {
  return unlessTaken(() =>
    changeMeasureRow({ id, version, by: actor }, async (tx, row) => {
      const before = factsOf(row);
      const after = { ...columnsOf(input), title: wordsByLanguage(titlesOf(input), "title") };
      if (JSON.stringify(before) === JSON.stringify(after)) return false;
      await tx.measureTranslation.deleteMany({ where: { measureId: id } });
      await tx.measure.update({
        where: { id },
        data: { ...columnsOf(input), translations: { create: titlesOf(input) } },
      });
      await recordAudit(tx, {
        actor,
        what: "measure.updated",
        subject: { kind: "measure", id, name: input.identifier },
        before,
        after,
        now,
      });
      return true;
    }),
  );
}

type MeasureRow = Prisma.MeasureGetPayload<{ include: { translations: true } }>;

/**
 * Locks a measure and lets `change` change it, which says whether it did. Its version rises then; whoever comes with
 * an older one is told. `version` null: whatever it is. `by`: who does it.
 */
export async function changeMeasureRow(
  { id, version, by }: { id: string; version: number | null; by: Deed["actor"] },
  change: (tx: Tx, row: MeasureRow) => Promise<boolean>,
): Promise<Exclude<EditOutcome, { outcome: "identifier-taken" }>> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM measure WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.measure.findUnique({ where: { id }, include: { translations: true } });
    if (!row) return { outcome: "not-found" };
    if (version !== null && version !== row.version) return { outcome: "changed-meanwhile" };
    const before = await placeOf(tx, id);
    if (!(await change(tx, row))) return { outcome: "unchanged" };
    const after = await placeOf(tx, id);
    if (JSON.stringify(before) !== JSON.stringify(after))
      await enqueue(tx, MEASURE_MOVED, {
        measureId: id,
        from: before?.id ?? null,
        to: after?.id ?? null,
        by: by.id,
      });
    await tx.measure.update({ where: { id }, data: { version: row.version + 1 } });
    return { outcome: "saved", id, version: row.version + 1 };
  });
}

/** Where a measure is, as far as it says whom to ask. */
const placeOf = (tx: Tx, measureId: string) =>
  tx.measureStage.findFirst({
    where: { measureId, outcome: "here" },
    select: { id: true, kind: true, chamber: true, committeeId: true },
  });

async function unlessTaken(save: () => Promise<EditOutcome>): Promise<EditOutcome> {
  try {
    return await save();
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (isTaken) return { outcome: "identifier-taken" };
    throw error;
  }
}

const columnsOf = ({ body, identifier, session, authors, url }: MeasureInput) => ({
  jurisdictionId: jurisdictionOf(body),
  identifier,
  session,
  authors,
  url,
});

const factsOf = ({ jurisdictionId, identifier, session, authors, url, translations }: MeasureRow) => ({
  jurisdictionId,
  identifier,
  session,
  authors,
  url,
  title: wordsByLanguage(translations, "title"),
});

const titlesOf = ({ title_en, title_es }: MeasureInput) =>
  [
    { language: "en" as const, title: title_en },
    { language: "es" as const, title: title_es },
  ].filter(({ title }) => title !== "");

/** Words of a field by language, in one order: for comparing and for the trail. */
function wordsByLanguage<K extends string>(
  rows: ({ language: string } & Record<K, string | null>)[],
  field: K,
): Record<string, string | null> {
  return Object.fromEntries(rows.map((row) => [row.language, row[field]]).sort());
}
