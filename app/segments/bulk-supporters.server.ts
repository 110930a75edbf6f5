import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { RunResult } from "#app/runs/run.ts";
import { type NewRun, queueRun, startRun } from "#app/runs/start-run.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import type { Bulk, Who } from "./bulk.ts";
import { BULK_RUN, BULK_UNDO_RUN, bulkRuns } from "./bulk-runs.server.ts";
import { countWho } from "./bulk-who.server.ts";
import { scopeOf } from "./scope.ts";
import { findOrMakeTag } from "./tag-supporters.server.ts";

/** Up to so many people it is done while one waits. */
export const AT_ONCE = 1_000;

/** What is to be done. `tag` is a name of 1 to 60 characters, made if it is new; `reason` up to 500. */
export type Wanted =
  | { deed: "tag"; tag: string }
  | { deed: "untag"; tagId: string }
  | { deed: "unsubscribe"; wording: { en: string; es: string } }
  | { deed: "suppress"; reason: string };

export type BulkOutcome =
  /** It is done: to so many people something changed. */
  | { outcome: "done"; runId: string; changed: number }
  /** They are many: watch it at /admin/runs/<id>. */
  | { outcome: "run"; runId: string }
  | { outcome: "nameless" }
  | { outcome: "nobody" }
  | { outcome: "not-found" };

const verbs = {
  tag: "tagged",
  untag: "untagged",
  unsubscribe: "unsubscribed",
  suppress: "suppressed",
} as const;

/**
 * Does one thing to everybody who fits a filter, or was ticked, and may be seen by the actor. Few are done at once,
 * many by a run; either can be taken back exactly: `undoBulk`. The trail has one entry for all of them.
 */
export async function bulkSupporters(who: Who, wanted: Wanted, deed: Deed): Promise<BulkOutcome> {
  const { actor, now } = deed;
  const { count, capped } = await countWho(who, scopeOf(actor));
  if (count === 0) return { outcome: "nobody" };
  const here = !capped && count <= AT_ONCE;
  const wordings = wanted.deed === "unsubscribe" ? await wordingsOf(wanted.wording) : null;
  const runId = await prisma.$transaction(async (tx) => {
    const tag = await tagOf(tx, wanted, deed);
    if (tag === "nameless" || tag === "not-found") return { outcome: tag } as const;
    const input: Bulk = {
      deed: wanted.deed,
      who,
      total: capped ? null : count,
      tagId: tag?.id ?? null,
      reason: wanted.deed === "suppress" ? wanted.reason : "",
      wordings,
    };
    const conditions = "ids" in who ? ["ticked"] : who.filter.groups.flat().map(({ kind }) => kind);
    await recordAudit(tx, {
      actor,
      what: `supporters.${verbs[wanted.deed]}`,
      subject: { kind: "supporters", id: wanted.deed, name: tag?.name ?? null },
      after: { people: capped ? `more than ${count}` : count, conditions },
      now,
    });
    return startRun(tx, newRun(BULK_RUN, input, deed, here));
  });
  if (typeof runId !== "string") return runId;
  return here ? workHere(runId, deed) : { outcome: "run", runId };
}

type UndoOutcome =
  | { outcome: "done" | "run"; runId: string }
  | { outcome: "already" }
  | { outcome: "not-found" };

/** Takes such a deed back: what it did and nobody changed since. Of two presses the second finds it done. */
export async function undoBulk(runId: string, deed: Deed): Promise<UndoOutcome> {
  const { actor, now } = deed;
  const changed = await prisma.supporterBulkItem.findMany({
    where: { runId },
    select: { runId: true },
    take: AT_ONCE + 1,
  });
  const here = changed.length <= AT_ONCE;
  const started = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM job_run WHERE id = ${runId}::uuid FOR UPDATE`;
    const run = await tx.jobRun.findUnique({ where: { id: runId } });
    if (run?.kind !== BULK_RUN || (run.state !== "done" && run.state !== "cancelled"))
      return { outcome: "not-found" } as const;
    if (run.undoneBy) return { outcome: "already" } as const;
    const subject = { kind: "supporters", id: "undo" };
    await recordAudit(tx, { actor, what: "supporters.taken-back", subject, after: { run: runId }, now });
    return startRun(tx, { ...newRun(BULK_UNDO_RUN, { undoes: runId }, deed, here), undoes: runId });
  });
  if (typeof started !== "string") return started;
  return here ? workHere(started, deed) : { outcome: "run", runId: started };
}

const newRun = (kind: string, input: unknown, { actor, now }: Deed, here: boolean): NewRun => ({
  kind,
  actor,
  permission: "supporters.edit",
  campaignId: null,
  input,
  page: "/admin/supporters",
  here,
  now,
});

/** Works it off while one waits. Should that fail, a worker tries again, and its page says how it stands. */
async function workHere(
  runId: string,
  { now }: Deed,
): Promise<{ outcome: "done"; runId: string; changed: number } | { outcome: "run"; runId: string }> {
  try {
    await workRun({ run: runId }, bulkRuns, { now, signal: new AbortController().signal });
  } catch (error) {
    log.warn({ run: runId, err: error }, "a deed to many supporters is left to a worker");
    await prisma.$transaction((tx) => queueRun(tx, runId));
  }
  const { state, result } = await prisma.jobRun.findUniqueOrThrow({ where: { id: runId } });
  if (state !== "done") return { outcome: "run", runId };
  return { outcome: "done", runId, changed: (result as RunResult | null)?.figures?.changed ?? 0 };
}

async function tagOf(tx: Tx, wanted: Wanted, deed: Deed) {
  if (wanted.deed === "tag") return (await findOrMakeTag(tx, wanted.tag, deed)) ?? ("nameless" as const);
  if (wanted.deed !== "untag") return null;
  const tag = await tx.tag.findFirst({ where: { id: wanted.tagId, deletedAt: null } });
  return tag ?? ("not-found" as const);
}

async function wordingsOf(words: { en: string; es: string }) {
  return {
    en: await wordingFor("email", "en", words.en),
    es: await wordingFor("email", "es", words.es),
  };
}
