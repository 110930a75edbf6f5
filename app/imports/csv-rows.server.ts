import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import type { Cells } from "./read-row.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof delimiters)[number];

/** A value as long as this is a quote that nothing closes. */
const LONGEST_RECORD = 262_144;

const options = (delimiter: string): Options => ({
  delimiter,
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LONGEST_RECORD,
});

/** A file whose quotes do not match, at about this row. */
export class BrokenCsv extends Error {
  constructor(readonly row: number) {
    super(`the file cannot be read from row ${row} on`);
  }
}

/**
 * The rows of a file, the headings first, as row 1: numbers are those that a spreadsheet shows. Empty rows are counted
 * and left out. Holds a few rows at a time. Errors: throws BrokenCsv.
 */
export async function* csvRows(
  text: AsyncIterable<string | Uint8Array>,
  delimiter: string,
): AsyncGenerator<Cells> {
  const source = Readable.from(text);
  const parser = parse(options(delimiter));
  // What the source throws, such as a database that is away, is to be seen by whoever reads the rows.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      if (cells.some((cell) => cell.trim() !== "")) yield { number, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenCsv(Number(error.records ?? number) + 1);
    throw error;
  } finally {
    source.destroy();
  }
}

/** The rows of the beginning of a file; what is cut off at its end, and what is broken, is left out. */
function rowsOf(sample: string, delimiter: string, most: number): string[][] {
  const whole = sample.slice(0, sample.lastIndexOf("\n") + 1) || sample;
  try {
    const rows = parseAtOnce(whole, { ...options(delimiter), to: most }) as string[][];
    return rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  } catch {
    return [];
  }
}

/** By what the values of a row are parted: whatever parts the first rows into the most columns, all alike. */
export function findDelimiter(sample: string): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const rows = rowsOf(sample, delimiter, 20);
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((cells) => cells.length === width).length / Math.max(rows.length, 1);
    return { delimiter, score: width > 1 ? width * alike ** 2 : 0 };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** Headings and the first rows of a sample of text. */
export function firstRows(
  sample: string,
  delimiter: string,
  most: number,
): { headings: string[]; rows: string[][] } {
  const [headings = [], ...rows] = rowsOf(sample, delimiter, most + 1);
  return { headings, rows };
}
