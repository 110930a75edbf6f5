import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { commandLine } from "#app/audit/record-audit.server.ts";
import type { RunActor } from "#app/runs/run.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import type { Plan } from "./import-plan.ts";
import { importRuns } from "./import-runs.server.ts";
import { planImport, type StepOutcome, startImport, undoImport } from "./start-import.server.ts";
import { storeUpload } from "./store-upload.server.ts";

export const now = new Date("2013-01-14T10:00:00Z");
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
export const operator: RunActor = { ...commandLine, campaigns: null, language: "en", timeZone: "UTC" };

const folder = mkdtempSync(path.join(tmpdir(), "groundswell-imports-"));
let written = 0;

/** Uploads lines of CSV. */
export async function upload(...lines: string[]): Promise<string> {
  const at = path.join(folder, String(++written));
  writeFileSync(at, `${lines.join("\n")}\n`);
  const result = await storeUpload({ path: at, fileName: "people.csv" }, { actor: operator, now });
  if (result.outcome !== "stored") throw new Error(result.outcome);
  return result.id;
}

export const planOf = (targets: Plan["targets"], change: Partial<Plan> = {}): Plan => ({
  targets,
  existing: "fill",
  badValues: "refuse",
  country: "US",
  language: "en",
  dates: "month-first",
  tags: [],
  consent: { kind: "none" },
  ...change,
});

/** The run of a step, worked off. */
async function worked(step: Promise<StepOutcome>, at = now) {
  const result = await step;
  if (result.outcome !== "started") throw new Error(result.outcome);
  await workRun({ run: result.runId }, importRuns, { now: at, signal: new AbortController().signal });
  return (await findRun(result.runId))!;
}

export const looked = (id: string, plan: Plan, version = 0) =>
  worked(planImport(id, plan, version, { actor: operator, now }));

export const broughtIn = (id: string, version = 1) =>
  worked(startImport(id, version, { actor: operator, now }));

export const takenBack = (id: string, at = later(1)) =>
  worked(undoImport(id, { actor: operator, now: at }), at);

/** Uploads, looks through and brings in. */
export async function importLines(plan: Plan, ...lines: string[]) {
  const id = await upload(...lines);
  const look = await looked(id, plan);
  const run = await broughtIn(id);
  return { id, look: look.result?.figures, done: run.result?.figures, run };
}
