import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Permission } from "#app/staff/permissions.ts";
import type { RunResult, RunView } from "./run.ts";

const shown = {
  starter: { select: { name: true } },
  files: { where: { bytes: { not: null } }, orderBy: { id: "asc" } },
} satisfies Prisma.JobRunInclude;

type Row = Prisma.JobRunGetPayload<{ include: typeof shown }>;

/** A run as its page shows it; null when there is none. Whether the asker may see it is the caller's to check. */
export async function findRun(id: string): Promise<RunView | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.jobRun.findUnique({ where: { id }, include: shown });
  return row && toView(row);
}

/** A page of runs, latest first: those that somebody started, or with `startedBy` null everybody's. */
export async function runsPage(
  { startedBy }: { startedBy: string | null },
  {
    limit = 50,
    after = null,
    before = null,
  }: { limit?: number; after?: string | null; before?: string | null } = {},
): Promise<{ runs: RunView[]; next: string | null; previous: string | null }> {
  const cursor = [after, before].find(isUuid) ?? null;
  const backwards = cursor !== null && cursor === before;
  const rows = await prisma.jobRun.findMany({
    where: {
      ...(startedBy && { startedBy }),
      ...(cursor && { id: backwards ? { gt: cursor } : { lt: cursor } }),
    },
    include: shown,
    orderBy: { id: backwards ? "asc" : "desc" },
    take: limit + 1,
  });
  const more = rows.length > limit;
  const runs = rows.slice(0, limit).map(toView);
  if (backwards) runs.reverse();
  const first = runs[0]?.id ?? null;
  const last = runs.at(-1)?.id ?? null;
  return backwards
    ? { runs, next: last, previous: more ? first : null }
    : { runs, next: more ? last : null, previous: cursor ? first : null };
}

/** The latest runs of a kind in a campaign, for the page they belong to: those that somebody started, or everybody's. */
export async function runsOfCampaign(
  { campaignId, kind, startedBy }: { campaignId: string; kind: string; startedBy: string | null },
  limit: number,
): Promise<RunView[]> {
  const rows = await prisma.jobRun.findMany({
    where: { campaignId, kind, ...(startedBy && { startedBy }) },
    include: shown,
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(toView);
}

function toView(row: Row): RunView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    permission: row.permission as Permission,
    campaignId: row.campaignId,
    startedBy: row.startedBy,
    startedByName: row.starter?.name ?? (row.actor as { name: string }).name,
    page: row.page,
    done: row.done,
    total: row.total,
    result: row.result as RunResult | null,
    error: row.error,
    cancelRequested: row.cancelRequestedAt !== null,
    undoneBy: row.undoneBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    files: row.files.map(({ id, name, mediaType, bytes, dropAt }) => ({
      id,
      name,
      mediaType,
      bytes: Number(bytes),
      dropAt: dropAt.toISOString(),
    })),
  };
}
