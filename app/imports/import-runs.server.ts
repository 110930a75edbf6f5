import { z } from "zod";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { keepFile, readFile } from "#app/runs/kept-files.server.ts";
import { type Run, type RunHandler, type RunHandlers, RunProblem, type RunResult } from "#app/runs/run.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { BrokenCsv } from "./csv-rows.server.ts";
import type { Asks, Remark } from "./go-through.server.ts";
import { importFile } from "./import-file.server.ts";
import { type Plan, PlanSchema } from "./import-plan.ts";
import type { ImportReport } from "./import-report.ts";
import { lookThrough } from "./look-through.server.ts";
import { remarksFile } from "./remarks-file.server.ts";
import { IMPORT_RUN, LOOK_RUN, UNDO_RUN } from "./run-kinds.ts";
import { undoRun } from "./undo-run.server.ts";

const Input = z.object({ importId: z.uuid(), planVersion: z.int() });

async function open(run: Run) {
  const { importId, planVersion } = Input.parse(run.input);
  const row = await prisma.supporterImport.findUnique({ where: { id: importId } });
  if (!row?.fileId) throw new RunProblem("file-gone");
  if (row.planVersion !== planVersion) throw new RunProblem("plan-changed");
  const source = { text: () => readFile(row.fileId!), delimiter: row.delimiter };
  return { ...row, planVersion, plan: PlanSchema.parse(row.plan), source };
}

type Remarks = (told: (report: ImportReport) => void) => AsyncGenerator<Remark>;

/** Writes the rows that something is wrong with into a file, if there are any. Null: it was stopped. */
async function withRemarks(
  run: Run,
  file: { name: string; headings: string[] },
  remarks: Remarks,
): Promise<ImportReport> {
  let report: ImportReport | null = null;
  const lines = remarksFile(
    remarks((found) => {
      report = found;
    }),
    { headings: file.headings, language: run.actor.language },
  );
  const first = await lines.next();
  if (!first.done) {
    const name = `${file.name}-${await organisationDay(run.now)}.csv`;
    const kept = { runId: run.id, name, mediaType: "text/csv; charset=utf-8", now: run.now };
    await keepFile(kept, startingWith(first.value, lines));
  }
  return report!;
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** A file that is broken is no accident that a second try mends; where it is broken stands on the import. */
async function unlessBroken<T>(importId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    await prisma.supporterImport.update({
      where: { id: importId },
      data: { look: { brokenRow: error.row } },
    });
    throw new RunProblem("csv-broken");
  }
}

const look: RunHandler = async (run, report, cancelled) => {
  const { id, headings, plan, planVersion, source, rowsAbout } = await open(run);
  const asks: Asks = { report, cancelled, total: rowsAbout };
  const fields = await customFields({ archived: true });
  let stopped = false;
  const asked = { ...asks, cancelled: async () => (stopped ||= await cancelled()) };
  const found = await unlessBroken(id, () =>
    withRemarks(run, { name: "look", headings }, (told) =>
      lookThrough({ source, plan, fields, asks: asked, now: run.now }, told),
    ),
  );
  if (!stopped)
    await prisma.supporterImport.updateMany({ where: { id, planVersion }, data: { look: { ...found } } });
  return { figures: { ...found.figures } };
};

const bringIn: RunHandler = async (run, report, cancelled) => {
  const { id, headings, plan, source, rowsAbout, importedAt, look: found } = await open(run);
  const at = importedAt ?? run.now;
  if (!importedAt) await prisma.supporterImport.update({ where: { id }, data: { importedAt: at } });
  const total = (found as ImportReport | null)?.figures?.rows ?? rowsAbout;
  const setup = {
    importId: id,
    plan,
    at,
    actor: run.actor,
    origin: await originOf(id, plan),
    tags: new Map(),
  };
  const fields = await customFields({ archived: true });
  const result = await unlessBroken(id, () =>
    withRemarks(run, { name: "import", headings }, (told) =>
      importFile({ source, fields, asks: { report, cancelled, total }, setup }, told),
    ),
  );
  return { figures: { ...result.figures }, undo: undoOf(id) };
};

/** A form of one button that takes an import back. */
export const undoOf = (id: string): NonNullable<RunResult["undo"]> => ({
  action: `/admin/imports/${id}`,
  fields: { intent: "undo" },
});

async function originOf(importId: string, { consent }: Plan) {
  if (consent.kind === "none") return null;
  const { words, language, where, on } = consent;
  const [email, sms] = await Promise.all([
    wordingFor("email", language, words),
    wordingFor("sms", language, words),
  ]);
  return { wordingIds: { email, sms }, language, where, at: new Date(`${on}T00:00:00Z`), importId };
}

/** Runs of this room, for the worker. */
export const importRuns: RunHandlers = { [LOOK_RUN]: look, [IMPORT_RUN]: bringIn, [UNDO_RUN]: undoRun };
