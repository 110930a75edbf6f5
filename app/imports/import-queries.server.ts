import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import { isOver, type RunView } from "#app/runs/run.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { firstRows } from "./csv-rows.server.ts";
import { UNDO_DAYS, undoDaysOver } from "./import-age.ts";
import { type Plan, PlanSchema } from "./import-plan.ts";
import { type ImportFigures, type ImportReport, noFigures } from "./import-report.ts";

export const importStates = [
  "uploaded",
  "looking",
  "looked",
  "running",
  "stopped",
  "imported",
  "undoing",
  "undone",
  "gone",
] as const;

export type ImportState = (typeof importStates)[number];

/** One line of the list. Instants in ISO. */
export type ImportLine = {
  id: string;
  fileName: string;
  state: ImportState;
  byName: string;
  uploadedAt: string;
  figures: ImportFigures | null;
};

/** An import as its page shows it. */
export type ImportView = ImportLine & {
  headings: string[];
  encoding: string;
  delimiter: string;
  rowsAbout: number;
  keptUntil: string | null;
  plan: Plan | null;
  planVersion: number;
  look: ImportReport | null;
  brokenRow: number | null;
  lookRun: RunView | null;
  run: RunView | null;
  undoRun: RunView | null;
  importedAt: string | null;
  undoneAt: string | null;
  undoUntil: string | null;
  mayUndo: boolean;
};

const shown = {
  file: { select: { dropAt: true } },
  by: { select: { name: true } },
  lookRun: { select: { state: true } },
  run: { select: { state: true } },
  undoRun: { select: { state: true } },
} satisfies Prisma.SupporterImportInclude;

type Row = Prisma.SupporterImportGetPayload<{ include: typeof shown }>;

function stateOf(row: Row): ImportState {
  if (row.undoneAt) return "undone";
  if (row.undoRunId) return "undoing";
  if (row.run && !isOver(row.run.state)) return "running";
  if (row.run && row.run.state !== "done") return "stopped";
  if (row.runId || row.importedAt) return "imported";
  if (!row.fileId) return "gone";
  if (row.lookRun && !isOver(row.lookRun.state)) return "looking";
  return reportOf(row) ? "looked" : "uploaded";
}

const reportOf = ({ look }: Pick<Row, "look">): ImportReport | null => {
  const report = look as unknown as Partial<ImportReport> | null;
  return report?.figures ? (report as ImportReport) : null;
};

function toLine(row: Row): ImportLine {
  const done = { ...noFigures(), ...(row.figures as Partial<ImportFigures>) };
  return {
    id: row.id,
    fileName: row.fileName,
    state: stateOf(row),
    byName: row.by?.name ?? row.byName,
    uploadedAt: row.uploadedAt.toISOString(),
    figures: row.importedAt ? done : (reportOf(row)?.figures ?? null),
  };
}

type Page = { imports: ImportLine[]; next: string | null; previous: string | null };

/** A page of imports, latest first. */
export async function importsPage({
  limit = 50,
  after = null,
  before = null,
}: {
  limit?: number;
  after?: string | null;
  before?: string | null;
} = {}): Promise<Page> {
  const cursor = [after, before].find(isUuid) ?? null;
  const backwards = cursor !== null && cursor === before;
  const rows = await prisma.supporterImport.findMany({
    where: cursor ? { id: backwards ? { gt: cursor } : { lt: cursor } } : {},
    include: shown,
    orderBy: { id: backwards ? "asc" : "desc" },
    take: limit + 1,
  });
  const more = rows.length > limit;
  const imports = rows.slice(0, limit).map(toLine);
  if (backwards) imports.reverse();
  const first = imports[0]?.id ?? null;
  const last = imports.at(-1)?.id ?? null;
  return backwards
    ? { imports, next: last, previous: more ? first : null }
    : { imports, next: more ? last : null, previous: cursor ? first : null };
}

/** An import with its runs; null when there is none. */
export async function findImport(id: string, { now }: { now: Date }): Promise<ImportView | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.supporterImport.findUnique({ where: { id }, include: shown });
  if (!row) return null;
  const runOf = (runId: string | null) => (runId ? findRun(runId) : null);
  const [lookRun, run, undoRun] = await Promise.all([row.lookRunId, row.runId, row.undoRunId].map(runOf));
  // A run that ended between the two questions has written what the first could not see.
  const seen = [row.lookRun, row.run, row.undoRun];
  const endedSince = [lookRun, run, undoRun].some(
    (each, at) => each && isOver(each.state) && seen[at] && !isOver(seen[at].state),
  );
  if (endedSince) return findImport(id, { now });
  const plan = PlanSchema.safeParse(row.plan);
  const until = row.importedAt && new Date(row.importedAt.getTime() + UNDO_DAYS * 86_400_000);
  return {
    ...toLine(row),
    headings: row.headings,
    encoding: row.encoding,
    delimiter: row.delimiter,
    rowsAbout: row.rowsAbout,
    keptUntil: row.file?.dropAt.toISOString() ?? null,
    plan: plan.success ? plan.data : null,
    planVersion: row.planVersion,
    look: reportOf(row),
    brokenRow: (row.look as { brokenRow?: number } | null)?.brokenRow ?? null,
    lookRun: lookRun ?? null,
    run: run ?? null,
    undoRun: undoRun ?? null,
    importedAt: row.importedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: until?.toISOString() ?? null,
    mayUndo: row.importedAt !== null && !row.undoneAt && !undoDaysOver(row.importedAt, now),
  };
}

const SAMPLE_CHARACTERS = 65_536;

/** The first rows of a file, each by its columns; none once it was dropped. */
export async function importSample(id: string, most: number): Promise<string[][]> {
  const row = await prisma.supporterImport.findUniqueOrThrow({ where: { id } });
  if (!row.fileId) return [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of readFile(row.fileId)) {
    text += decoder.decode(part, { stream: true });
    if (text.length >= SAMPLE_CHARACTERS) break;
  }
  return firstRows(text, row.delimiter, most).rows;
}
