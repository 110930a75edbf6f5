import { pool } from "#app/platform/db.server.ts";
import type { CustomField } from "#app/supporters/custom-field.ts";
import type { Batch, Source } from "./batches.server.ts";
import { type Asks, type BatchWork, goThrough, type NotedRefusal, type Remark } from "./go-through.server.ts";
import { type ImportSetup, importBatch } from "./import-batch.server.ts";
import type { ProblemCode } from "./import-problem.ts";
import { type ImportFigures, type ImportReport, noFigures } from "./import-report.ts";
import { RowReader } from "./read-row.ts";

type ImportWay = { source: Source; fields: readonly CustomField[]; asks: Asks; setup: ImportSetup };

/**
 * Brings a file in, batch by batch. Begun again, it passes over what is done and goes on behind it; told twice, nothing
 * happens twice. Yields the rows that something is wrong with, those of earlier tries too. Errors: BrokenCsv.
 */
export async function* importFile(
  { source, fields, asks, setup }: ImportWay,
  told: (report: ImportReport) => void,
): AsyncGenerator<Remark> {
  const { importId, plan, at } = setup;
  const { throughRow, figures } = await progressOf(importId);
  let through = 0;
  const work: BatchWork = async (batch) => {
    const after = through;
    through = batch.through;
    if (batch.through <= throughRow) return { noted: await notedIn(importId, after, batch) };
    return importBatch(batch, after, setup);
  };
  yield* goThrough({ source, reader: new RowReader(plan, fields, at), work, asks, figures }, told);
}

async function progressOf(importId: string): Promise<{ throughRow: number; figures: ImportFigures }> {
  const { rows } = await pool.query("SELECT through_row, figures FROM supporter_import WHERE id = $1", [
    importId,
  ]);
  return { throughRow: rows[0].through_row, figures: { ...noFigures(), ...rows[0].figures } };
}

const NOTED = `
  SELECT "row", code, detail FROM import_refusal WHERE import_id = $1 AND "row" > $2 AND "row" <= $3`;

async function notedIn(importId: string, after: number, { through }: Batch): Promise<NotedRefusal[]> {
  const { rows } = await pool.query<{ row: number; code: ProblemCode; detail: number | null }>(NOTED, [
    importId,
    after,
    through,
  ]);
  return rows.map(({ row, code, detail }) => ({
    row,
    problem: { code, column: null, ...(detail !== null && { otherRow: detail }) },
  }));
}
