import type { Cancelled, Report } from "#app/runs/run.ts";
import { type Batch, batchesOf, type Source } from "./batches.server.ts";
import type { Problem } from "./import-problem.ts";
import { type ImportFigures, type ImportReport, noFigures, Tally } from "./import-report.ts";
import type { Judgement } from "./judge-batch.server.ts";
import type { RowReader } from "./read-row.ts";

/** A row that was refused or taken without a value, with all that stands in it. */
export type Remark = { number: number; cells: string[]; problems: Problem[]; refused: boolean };

/** A refusal that an earlier try has noted: of a row that was good by itself. */
export type NotedRefusal = { row: number; problem: Problem };

export type BatchWork = (batch: Batch) => Promise<
  | { refused: Judgement["refused"]; figures: ImportFigures }
  /** An earlier try has done it: its figures are counted already. */
  | { noted: NotedRefusal[] }
>;

export type Asks = { report: Report; cancelled: Cancelled; total: number | null };

/** One way through a file. */
export type Passage = {
  source: Source;
  reader: RowReader;
  work: BatchWork;
  asks: Asks;
  /** What earlier tries have counted. */
  figures: ImportFigures;
};

/**
 * Takes a file batch by batch through `work`. Yields the rows that something is wrong with, in their order; `told`
 * gets the report at the end, or where somebody stopped it. Errors: BrokenCsv, and what `work` throws.
 */
export async function* goThrough(
  { source, reader, work, asks, figures }: Passage,
  told: (report: ImportReport) => void,
): AsyncGenerator<Remark> {
  const tally = new Tally();
  const sum = { ...figures };
  let rows = 0;
  for await (const batch of batchesOf(source, reader)) {
    if (await asks.cancelled()) break;
    const done = await work(batch);
    if ("figures" in done) addUp(sum, done.figures);
    rows += batch.size;
    for (const remark of remarksOn(batch, done)) {
      tally.add(remark.number, remark.problems, remark.refused);
      yield remark;
    }
    await asks.report(rows, asks.total);
  }
  told(tally.report(sum));
}

function remarksOn(batch: Batch, done: Awaited<ReturnType<BatchWork>>): Remark[] {
  const later: [number, Problem][] =
    "noted" in done
      ? done.noted.map(({ row, problem }) => [row, problem])
      : done.refused.map(({ row, problem }) => [row.number, problem]);
  const refusals = new Map(later);
  const good = batch.good.flatMap(({ row: { number }, cells, dropped }): Remark[] => {
    const refusal = refusals.get(number);
    if (refusal) return [{ number, cells, problems: [refusal], refused: true }];
    return dropped.length > 0 ? [{ number, cells, problems: dropped, refused: false }] : [];
  });
  const bad = batch.bad.map((row): Remark => ({ ...row, refused: true }));
  return [...good, ...bad].sort((a, b) => a.number - b.number);
}

function addUp(sum: ImportFigures, more: ImportFigures): void {
  for (const name of Object.keys(sum) as (keyof ImportFigures)[]) sum[name] += more[name];
}

/** What a batch comes to. */
export function figuresOf(batch: Batch, { taken, refused, late }: Judgement): ImportFigures {
  const answers = taken.map(({ decision }) => decision.answers.length);
  return {
    ...noFigures(),
    rows: batch.size,
    created: taken.filter(({ effect }) => effect === "created").length,
    changed: taken.filter(({ effect }) => effect === "changed").length,
    unchanged: taken.filter(({ effect }) => effect === "unchanged").length,
    refused: batch.bad.length + refused.length,
    dropped: taken.filter(({ dropped }) => dropped.length > 0).length,
    consents: answers.reduce((a, b) => a + b, late.length),
    declined: taken.filter(({ decision }) => decision.declined).length,
  };
}
