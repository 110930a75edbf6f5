import { commandLine } from "#app/audit/record-audit.server.ts";
import type { PlanType } from "#app/geography/district-plan.ts";
import { importDistricts } from "#app/geography/import-districts.server.ts";
import { importDivisions } from "#app/geography/import-divisions.server.ts";
import { importCongress } from "#app/officials/import-congress.server.ts";
import { importOpenStates } from "#app/officials/import-openstates.server.ts";
import { importOwnOfficials } from "#app/officials/import-own-officials.server.ts";
import { isCalendarDay } from "#app/platform/iso-date.ts";
import type { ImportOrder } from "#app/sources/import-order.ts";
import { importWords, kindWords } from "#app/sources/import-words.ts";
import { UnreadableInput } from "#app/sources/open-input.server.ts";
import type { ImportResult } from "#app/sources/run-import.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

export type FactsOptions = { asOf?: string; dryRun: boolean; allowEnding: boolean };

const number = (n: number) => n.toLocaleString("en-US");

/** Reads names and Census numbers of divisions in. Returns the exit code, as do all here. */
export function divisionsIn(where: string, options: FactsOptions, print: Print): Promise<number> {
  return bringIn(options, print, (order) => importDivisions(where, order));
}

export type DistrictOptions = FactsOptions & {
  type: PlanType;
  congress: number;
  plan?: string;
  starts?: string;
  ends?: string;
};

/** Reads a table of ZIP codes by district, or shapes of districts, in. */
export function districtsIn(where: string, options: DistrictOptions, print: Print): Promise<number> {
  const { type, congress, plan, starts, ends } = options;
  return bringIn(options, print, (order) =>
    importDistricts(where, { ...order, type, congress, plan, starts, ends }),
  );
}

export const officialKinds = ["congress", "openstates", "csv"] as const;

const officialReaders = { congress: importCongress, openstates: importOpenStates, csv: importOwnOfficials };

/** Reads officials in. */
export function officialsIn(
  kind: (typeof officialKinds)[number],
  where: string,
  options: FactsOptions,
  print: Print,
): Promise<number> {
  return bringIn(options, print, (order) => officialReaders[kind](where, order));
}

async function bringIn(
  { dryRun, allowEnding, ...options }: FactsOptions,
  print: Print,
  work: (order: ImportOrder) => Promise<ImportResult>,
): Promise<number> {
  const asOf = options.asOf ?? null;
  if (asOf !== null && !isCalendarDay(asOf)) {
    print(`--as-of "${asOf}" is no day: write 2026-08-05.`);
    return FAILED;
  }
  const startedAt = Date.now();
  try {
    const result = await work({ asOf, dryRun, allowEnding, actor: commandLine, now: new Date() });
    sayReport(result, dryRun, print);
    print(`${((Date.now() - startedAt) / 1000).toFixed(1)} seconds.`);
    return result.outcome === "refused" ? FAILED : DONE;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    print(importWords("en", error.remark));
    return FAILED;
  }
}

function sayReport(result: ImportResult, dryRun: boolean, print: Print): void {
  const { report, asOf } = result;
  for (const row of report.refused.rows) print(`refused: ${row.where}: ${importWords("en", row)}`);
  if (report.refused.count > report.refused.rows.length)
    print(`… and ${number(report.refused.count - report.refused.rows.length)} more refused.`);
  for (const note of report.notes) print(`note: ${importWords("en", note)}`);
  print(`Facts of ${asOf}.${dryRun ? " Nothing is written; it would be:" : ""}`);
  for (const [kind, { added, changed, unchanged, ended }] of Object.entries(report.counts)) {
    const figures = `added ${number(added)}, changed ${number(changed)}, unchanged ${number(unchanged)}`;
    print(`${kindWords("en", kind)}: ${figures}, ended ${number(ended)}`);
  }
  print(`${number(report.refused.count)} refused.`);
  if (result.outcome !== "refused") return;
  for (const reason of result.because) print(importWords("en", reason));
  print("The file is refused. Nothing was written.");
}
