import { stat } from "node:fs/promises";
import path from "node:path";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ColumnTarget } from "#app/imports/column-target.ts";
import { BrokenCsv } from "#app/imports/csv-rows.server.ts";
import { guessTargets } from "#app/imports/guess-targets.ts";
import { importHere, lookHere, remarksOf } from "#app/imports/import-here.server.ts";
import { type Plan, readPlanForm } from "#app/imports/import-plan.ts";
import type { ImportFigures } from "#app/imports/import-report.ts";
import { columnName, problemWords } from "#app/imports/import-words.ts";
import { type FileShape, readShape } from "#app/imports/store-upload.server.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

export type ImportOptions = {
  dryRun: boolean;
  /** "Heading=target" */
  map: string[];
  existing: string;
  badValues: string;
  country: string;
  language: string;
  dates: string;
  tag: string[];
  consent: string;
  consentWords?: string;
  consentLanguage: string;
  consentWhere?: string;
  consentOn?: string;
  consentSms: boolean;
};

const TELL_EVERY = 10_000;
const t = translator("en", "imports") as unknown as (key: string, options?: object) => string;
const number = (n: number) => n.toLocaleString("en-US");

/** Brings supporters in from a CSV file of this machine. Returns the exit code: 1 when nothing could be read. */
export async function importSupporters(file: string, options: ImportOptions, print: Print): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    print(`There is no file ${file}.`);
    return FAILED;
  }
  const reading = await readShape(file);
  if (!reading.ok) {
    print(t(`errors.${reading.problem}`));
    return FAILED;
  }
  const { shape } = reading;
  const plan = await planOf(shape, options, print);
  if (!plan) return FAILED;
  sayPlan(shape, plan, print);
  const told = progress(print);
  const source = { path: file, fileName: path.basename(file) };
  return options.dryRun ? look(source, { shape, plan, told }, print) : bringIn(source, { plan, told }, print);
}

async function planOf(shape: FileShape, options: ImportOptions, print: Print): Promise<Plan | null> {
  const targets = guessTargets(shape.headings, await customFields());
  for (const pair of options.map) {
    const [, heading, target] = /^(.*)=([\w.]*)$/s.exec(pair) ?? [];
    const at = shape.headings.indexOf(heading ?? "");
    if (at < 0) {
      print(
        `--map "${pair}": the file has no column of that name. Its columns: ${shape.headings.join(", ")}`,
      );
      return null;
    }
    targets[at] = (target === "ignore" ? "" : target) as ColumnTarget;
  }
  const form = planForm(options.consent === "column" ? targets : withoutConsents(targets), options);
  const result = readPlanForm(form, targets.length, new Date().toISOString().slice(0, 10));
  if (result.ok) return result.plan;
  for (const [field, code] of Object.entries(result.errors))
    print(`${nameOf(field, shape)}: ${t(`errors.${code}`)}`);
  return null;
}

/** Without a stated consent a column of answers counts for nothing. */
const withoutConsents = (targets: ColumnTarget[]): ColumnTarget[] =>
  targets.map((target) => (target.startsWith("consent.") ? "" : target));

const nameOf = (field: string, { headings }: FileShape) => {
  const [, column] = /^column\.(\d+)$/.exec(field) ?? [];
  return column ? columnName("en", headings, Number(column)) : `--${field.replaceAll("_", "-")}`;
};

function planForm(targets: ColumnTarget[], options: ImportOptions): URLSearchParams {
  return new URLSearchParams({
    ...Object.fromEntries(targets.map((target, at) => [`column.${at}`, target])),
    existing: options.existing,
    bad_values: options.badValues,
    country: options.country,
    language: options.language,
    dates: options.dates,
    tags: options.tag.join(","),
    consent: options.consent,
    consent_words: options.consentWords ?? "",
    consent_language: options.consentLanguage,
    consent_where: options.consentWhere ?? "",
    consent_on: options.consentOn ?? "",
    ...(options.consentSms && { consent_sms: "on" }),
  });
}

function sayPlan({ headings }: FileShape, plan: Plan, print: Print): void {
  for (const at of headings.keys()) {
    const target = plan.targets[at]!;
    const [, key] = /^custom\.(.*)$/.exec(target) ?? [];
    const taken = key ?? t(target ? `targets.${target}` : "targets.none");
    print(`${columnName("en", headings, at)} → ${taken}`);
  }
  print(t(`consent.${plan.consent.kind}`));
}

function progress(print: Print): (done: number, total: number | null) => void {
  let next = TELL_EVERY;
  return (done, total) => {
    if (done < next) return;
    next = done + TELL_EVERY;
    print(total === null ? `${number(done)} rows …` : `${number(done)} of ${number(total)} rows …`);
  };
}

type Source = { path: string; fileName: string };
type Told = { told: (done: number, total: number | null) => void };

async function look(
  source: Source,
  how: Told & { shape: FileShape; plan: Plan },
  print: Print,
): Promise<number> {
  const { headings } = how.shape;
  try {
    const report = await lookHere(
      source,
      { ...how, now: new Date() },
      ({ number: row, problems, refused }) => {
        const why = problems.map((problem) => {
          const column = columnName("en", headings, problem.column);
          return `${column ? `${column}: ` : ""}${problemWords("en", problem)}`;
        });
        sayRow(print, { row, taken: t(refused ? "file.no" : "file.yes"), why: why.join(" ") });
      },
    );
    return summarise("Would be", report.figures, print);
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    print(t("look.broken", { row: error.row }));
    return FAILED;
  }
}

async function bringIn(source: Source, { plan, told }: Told & { plan: Plan }, print: Print): Promise<number> {
  const actor = { ...commandLine, campaigns: null, language: "en" as const, timeZone: "UTC" };
  const done = await importHere(source, { plan, told, actor, now: new Date() });
  if (!done) return FAILED;
  const { id, run } = done;
  for await (const remark of remarksOf(run)) sayRow(print, remark);
  if (run.state !== "done") {
    const words = translator("en", "runs") as unknown as (key: string) => string;
    print(`Not all of it was brought in. ${run.error ? words(`problems.${run.error}`) : ""}`);
    print(`What was is kept: go on, or take it back, at /admin/imports/${id}`);
    return FAILED;
  }
  const code = summarise("Are", run.result!.figures as ImportFigures, print);
  print(`See it, and take it back within 30 days, at /admin/imports/${id}`);
  return code;
}

function sayRow(print: Print, { row, taken, why }: { row: number; taken: string; why: string }): void {
  print(`row ${row}: ${taken === t("file.no") ? "refused" : "taken without a value"}. ${why}`);
}

function summarise(are: string, figures: ImportFigures, print: Print): number {
  const { rows, created, changed, unchanged, refused, consents, declined } = figures;
  const people = `new ${number(created)}, changed ${number(changed)}, unchanged ${number(unchanged)}`;
  print(`${number(rows)} rows. ${are}: ${people}, refused ${number(refused)}.`);
  print(`Answers recorded as consent: ${number(consents)}; a "yes" not taken over: ${number(declined)}.`);
  return rows > 0 && refused === rows ? FAILED : DONE;
}
