import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse";
import { load } from "js-yaml";
import type { InputFile } from "./open-input.server.ts";
import { RefusedFile } from "./run-import.server.ts";

/** A row below the headings. `number`: as a spreadsheet counts it, the headings being 1. `get`: a value without its edges. */
export type Row = { number: number; get(heading: string): string };

/**
 * The rows of a file with headings, parted by commas, pipes or tabs, as UTF-8 with or without a mark. Holds a few rows
 * at a time. Errors: RefusedFile when its quotes do not match.
 */
export async function* readRows(file: InputFile): AsyncGenerator<Row> {
  const { headings, delimiter } = await readHeadings(file);
  const columns = new Map(headings.map((heading, at) => [heading, at]));
  const parser = createReadStream(file.path).pipe(
    parse({ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, from: 2 }),
  );
  let number = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, get: (heading) => cells[columns.get(heading) ?? -1]?.trim() ?? "" };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RefusedFile([{ code: "brokenRows", values: { file: file.name, row: number + 1 } }]);
  }
}

const HEAD_BYTES = 65_536;

/** The headings of such a file as they stand there, and what parts them. */
export async function readHeadings(file: InputFile): Promise<{ headings: string[]; delimiter: string }> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const line = buffer
      .subarray(0, bytesRead)
      .toString()
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/, 1)[0]!;
    const delimiter = ["|", "\t"].find((mark) => line.includes(mark)) ?? ",";
    return {
      headings: line.split(delimiter).map((heading) => heading.trim().replace(/^"|"$/g, "")),
      delimiter,
    };
  } finally {
    await handle.close();
  }
}

/** What stands in a YAML or JSON file. Errors: RefusedFile when it is neither. */
export async function readDocument(file: InputFile): Promise<unknown> {
  const text = await readFile(file.path, "utf8");
  try {
    return /\.json$/i.test(file.name) ? JSON.parse(text) : load(text);
  } catch (error) {
    const line = (error as { mark?: { line?: number } }).mark?.line;
    const values = { file: file.name, row: line === undefined ? "?" : line + 1 };
    throw new RefusedFile([{ code: "brokenDocument", values }]);
  }
}
