/** What became of the rows of one kind: "official", "term", "zip". */
export type KindCounts = { added: number; changed: number; unchanged: number; ended: number };

/** A code of locales/…/sources.json with what it speaks of. */
export type Remark = { code: string; values: Record<string, string | number> };

/** `where`: a row ("row 12"), a file, or both. */
export type RefusedRow = Remark & { where: string };

/** What an import did, or would do. Stored as it is, so it holds codes and no words of a language. */
export type ImportReport = {
  counts: Record<string, KindCounts>;
  refused: { count: number; rows: RefusedRow[] };
  /** What somebody should know although nothing was wrong. */
  notes: Remark[];
};

/** Of very many refused rows the first ones tell what is wrong. */
const MOST_REFUSED = 200;
const MOST_NOTES = 100;

/** Adds up what becomes of the rows of an import. */
export class Tally {
  readonly #counts = new Map<string, KindCounts>();
  readonly #refused: RefusedRow[] = [];
  readonly #notes: Remark[] = [];
  #refusals = 0;

  count(kind: string, what: keyof KindCounts, rows = 1): void {
    const counts = this.#counts.get(kind) ?? { added: 0, changed: 0, unchanged: 0, ended: 0 };
    counts[what] += rows;
    this.#counts.set(kind, counts);
  }

  refuse(where: string, code: string, values: Remark["values"] = {}): void {
    this.#refusals += 1;
    if (this.#refused.length < MOST_REFUSED) this.#refused.push({ where, code, values });
  }

  note(code: string, values: Remark["values"] = {}): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push({ code, values });
  }

  report(): ImportReport {
    return {
      counts: Object.fromEntries(this.#counts),
      refused: { count: this.#refusals, rows: this.#refused },
      notes: this.#notes,
    };
  }
}

/** Whether an import found everything as it was. */
export function foundNothingNew({ counts }: ImportReport): boolean {
  return Object.values(counts).every(({ added, changed, ended }) => added + changed + ended === 0);
}
