import type { Problem, ProblemCode } from "./import-problem.ts";

/** What an import did, or would do; numbers of rows. */
export type ImportFigures = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Rows that were taken without a value that could not be read. */
  dropped: number;
  /** Answers recorded as consent. */
  consents: number;
  /** A "yes" of the file that was not taken over from whoever had said no, or whose mail bounces. */
  declined: number;
};

export const noFigures = (): ImportFigures => ({
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  dropped: 0,
  consents: 0,
  declined: 0,
});

/** How often something was wrong in a column. */
export type ProblemCount = { code: ProblemCode; column: number | null; count: number };

export type ExampleRow = Problem & { row: number; refused: boolean };

export type ImportReport = {
  figures: ImportFigures;
  problems: ProblemCount[];
  /** The first rows with something wrong; no value of theirs. */
  examples: ExampleRow[];
  /** Tags of the file that there are not yet, some of them. */
  newTags: string[];
};

const MOST_EXAMPLES = 50;

/** Adds up what is wrong with the rows of a file. */
export class Tally {
  readonly examples: ExampleRow[] = [];
  readonly #problems = new Map<string, ProblemCount>();

  add(row: number, problems: readonly Problem[], refused: boolean): void {
    for (const problem of problems) {
      const { code, column } = problem;
      const key = `${code} ${column}`;
      const known = this.#problems.get(key);
      if (known) known.count += 1;
      else this.#problems.set(key, { code, column, count: 1 });
      if (this.examples.length < MOST_EXAMPLES) this.examples.push({ ...problem, row, refused });
    }
  }

  report(figures: ImportFigures): ImportReport {
    const problems = [...this.#problems.values()].sort((a, b) => b.count - a.count);
    return { figures, problems, examples: this.examples, newTags: [] };
  }
}
