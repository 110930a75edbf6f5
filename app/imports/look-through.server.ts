import { pool } from "#app/platform/db.server.ts";
import { allTags, tagSlug } from "#app/segments/tag-supporters.server.ts";
import type { CustomField } from "#app/supporters/custom-field.ts";
import type { Source } from "./batches.server.ts";
import { type Asks, figuresOf, goThrough, type Remark } from "./go-through.server.ts";
import type { Plan } from "./import-plan.ts";
import { type ImportReport, noFigures } from "./import-report.ts";
import { judgeBatch } from "./judge-batch.server.ts";
import { RowReader } from "./read-row.ts";

type Look = { source: Source; plan: Plan; fields: readonly CustomField[]; asks: Asks; now: Date };

/**
 * Reads a whole file and says what an import would do, and writes nothing. Yields the rows that something is wrong
 * with; `told` gets the report at the end. Errors: BrokenCsv.
 */
export async function* lookThrough(
  { source, plan, fields, asks, now }: Look,
  told: (report: ImportReport) => void,
): AsyncGenerator<Remark> {
  const tags = new Map((await allTags()).map(({ id, name }) => [tagSlug(name), id]));
  const newTags = new Map<string, string>();
  const tagIds = (name: string) => {
    const id = tags.get(tagSlug(name)) ?? null;
    if (id === null && !newTags.has(tagSlug(name))) newTags.set(tagSlug(name), name);
    return id;
  };
  const passage = {
    source,
    reader: new RowReader(plan, fields, now),
    asks,
    figures: noFigures(),
    work: async (batch: Parameters<typeof figuresOf>[0]) => {
      const judgement = await judgeBatch(pool, batch, { plan, tagIds, importId: null, hold: false });
      return { refused: judgement.refused, figures: figuresOf(batch, judgement) };
    },
  };
  yield* goThrough(passage, (report) => told({ ...report, newTags: [...newTags.values()].slice(0, 20) }));
}
