import { prisma } from "#app/platform/db.server.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import type { RunActor, RunHandlers, RunView } from "#app/runs/run.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { csvRows } from "./csv-rows.server.ts";
import { readText } from "./csv-text.server.ts";
import type { Remark } from "./go-through.server.ts";
import type { Plan } from "./import-plan.ts";
import type { ImportReport } from "./import-report.ts";
import { importRuns } from "./import-runs.server.ts";
import { lookThrough } from "./look-through.server.ts";
import { IMPORT_RUN } from "./run-kinds.ts";
import { startImport } from "./start-import.server.ts";
import { type FileShape, storeUpload } from "./store-upload.server.ts";

type File = { path: string; fileName: string };
type Told = (done: number, total: number | null) => void;

/** What an import of a file of this machine would do. Writes nothing, keeps nothing. Errors: BrokenCsv. */
export async function lookHere(
  file: File,
  { shape, plan, told, now }: { shape: FileShape; plan: Plan; told: Told; now: Date },
  remarked: (remark: Remark) => void,
): Promise<ImportReport> {
  const source = { text: () => readText(file.path, shape.encoding), delimiter: shape.delimiter };
  const asks = {
    report: async (done: number, total: number | null) => told(done, total),
    cancelled: async () => false,
    total: null,
  };
  let report: ImportReport | null = null;
  const fields = await customFields();
  for await (const remark of lookThrough({ source, plan, fields, asks, now }, (found) => {
    report = found;
  }))
    remarked(remark);
  return report!;
}

/**
 * Brings a file of this machine in, here and now, as the panel would: it stands among the imports and can be taken back
 * there. Returns its id and its run; null when the file cannot be kept.
 */
export async function importHere(
  file: File,
  { plan, told, actor, now }: { plan: Plan; told: Told; actor: RunActor; now: Date },
): Promise<{ id: string; run: RunView } | null> {
  const stored = await storeUpload(file, { actor, now });
  if (stored.outcome !== "stored") return null;
  const { id } = stored;
  await prisma.supporterImport.update({ where: { id }, data: { plan, planVersion: 1 } });
  const step = await startImport(id, 1, { actor, now }, { here: true });
  if (step.outcome !== "started") throw new Error(`an import of one's own is ${step.outcome}`);
  const handlers: RunHandlers = {
    [IMPORT_RUN]: (run, report, cancelled) =>
      importRuns[IMPORT_RUN]!(
        run,
        async (done, total) => {
          told(done, total);
          await report(done, total);
        },
        cancelled,
      ),
  };
  await workRun({ run: step.runId }, handlers, { now, signal: new AbortController().signal });
  return { id, run: (await findRun(step.runId))! };
}

/** The rows of a run that something is wrong with, as their file tells it. */
export async function* remarksOf(run: RunView): AsyncGenerator<{ row: number; taken: string; why: string }> {
  const file = run.files[0];
  if (!file) return;
  let headings = true;
  for await (const { cells } of csvRows(readFile(file.id), ",")) {
    const [row, taken, why] = cells;
    if (!headings) yield { row: Number(row), taken: taken!, why: why! };
    headings = false;
  }
}
