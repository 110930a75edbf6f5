import { tagSlug } from "#app/segments/tag-supporters.server.ts";
import { csvRows } from "./csv-rows.server.ts";
import type { Problem } from "./import-problem.ts";
import type { Cells, ReadRow, RowReader } from "./read-row.ts";
import { SeenAddresses } from "./seen-addresses.server.ts";

const BATCH_ROWS = 1_000;
/** A file with more different tags has something else in that column. */
const MOST_DIFFERENT_TAGS = 1_000;

/** A file as it lies somewhere. */
export type Source = { text(): AsyncIterable<string | Uint8Array>; delimiter: string };

export type GoodRow = { cells: string[]; row: ReadRow; dropped: Problem[] };
export type BadRow = { number: number; cells: string[]; problems: Problem[] };

/** Some rows of a file, cut always at the same places. */
export type Batch = {
  /** Rows in it. */
  size: number;
  /** Its last row. */
  through: number;
  good: GoodRow[];
  bad: BadRow[];
  /** Addresses of which a later row says "no": whatever the first one says. */
  noes: Map<string, Set<"email" | "sms">>;
};

/** The rows of a file, read and checked by themselves, some at a time. Every address stands once among the good ones. */
export async function* batchesOf(source: Source, reader: RowReader): AsyncGenerator<Batch> {
  const seen = new SeenAddresses();
  const tags = new Set<string>();
  let batch = empty();
  let headings = true;
  for await (const cells of csvRows(source.text(), source.delimiter)) {
    if (headings) {
      headings = false;
      continue;
    }
    sort(batch, cells, { reader, seen, tags });
    if (batch.size < BATCH_ROWS) continue;
    yield batch;
    batch = empty();
  }
  if (batch.size > 0) yield batch;
}

const empty = (): Batch => ({ size: 0, through: 0, good: [], bad: [], noes: new Map() });

type Known = { reader: RowReader; seen: SeenAddresses; tags: Set<string> };

/** Puts a row where it belongs. */
function sort(batch: Batch, { number, cells }: Cells, { reader, seen, tags }: Known): void {
  batch.size += 1;
  batch.through = number;
  const reading = reader.read({ number, cells });
  const refuse = (problems: Problem[]) => batch.bad.push({ number, cells, problems });
  if (!reading.ok) return void refuse(reading.problems);
  const { row, dropped } = reading;
  const otherRow = seen.firstRow(row.emailCanonical, number);
  if (otherRow !== null) {
    keepNoes(batch, row);
    return void refuse([{ code: "row.twice", column: null, otherRow }]);
  }
  for (const tag of row.tags) tags.add(tagSlug(tag));
  if (tags.size > MOST_DIFFERENT_TAGS)
    return void refuse([...dropped, { code: "tags.many", column: reader.columnOf("tags") }]);
  batch.good.push({ cells, row, dropped });
}

function keepNoes({ noes }: Batch, { emailCanonical, consents }: ReadRow): void {
  for (const purpose of ["email", "sms"] as const) {
    if (consents[purpose] !== false) continue;
    noes.set(emailCanonical, (noes.get(emailCanonical) ?? new Set()).add(purpose));
  }
}
