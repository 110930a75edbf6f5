import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createStaff } from "#tests/factories/create-staff.ts";
import { cancelRun } from "./cancel-run.server.ts";
import { findFile, keepFile, purgeRuns, readFile, takeRunFile } from "./kept-files.server.ts";
import { type RunActor, type RunHandler, RunProblem } from "./run.ts";
import { findRun, runsPage } from "./run-queries.server.ts";
import { startRun } from "./start-run.server.ts";
import { workRun } from "./work-run.server.ts";

const now = new Date("2013-01-14T10:00:00Z");
const operator: RunActor = { ...commandLine, campaigns: null, language: "en", timeZone: "UTC" };

const start = (change: Partial<Parameters<typeof startRun>[1]> = {}) =>
  prisma.$transaction((tx) =>
    startRun(tx, {
      kind: "count-to-ten",
      actor: operator,
      permission: "supporters.export",
      campaignId: null,
      input: { to: 10 },
      now,
      ...change,
    }),
  );

function work(run: string, handler: RunHandler, signal = new AbortController().signal) {
  return workRun({ run }, { "count-to-ten": handler }, { now, signal });
}

const jobsOf = async (run: string) =>
  (await pool.query("SELECT queue_name FROM graphile_worker.jobs WHERE key = $1", [`run:${run}`])).rows;

test("a run is queued with what started it, or not at all", async () => {
  const id = await start();
  expect(await findRun(id)).toMatchObject({
    state: "queued",
    done: 0,
    total: null,
    startedByName: "Command line",
  });
  expect(await jobsOf(id)).toEqual([{ queue_name: expect.stringMatching(/^runs:[01]$/) }]);
  const { lines } = await auditPage({ subjectId: id });
  expect(lines).toMatchObject([{ what: "run.started", subject: { kind: "run", name: "count-to-ten" } }]);
  let lost = "";
  const failing = prisma.$transaction(async (tx) => {
    lost = await startRun(tx, {
      kind: "count-to-ten",
      actor: operator,
      permission: "supporters.export",
      campaignId: null,
      input: {},
      now,
    });
    throw new Error("the verb failed");
  });
  await expect(failing).rejects.toThrow("the verb failed");
  expect([await findRun(lost), await jobsOf(lost)]).toEqual([null, []]);
  expect(await jobsOf(await start({ here: true }))).toEqual([]);
});

test("a handler tells how far it is, and its result is kept", async () => {
  const id = await start();
  await work(id, async (run, report) => {
    expect(run).toMatchObject({ kind: "count-to-ten", input: { to: 10 }, actor: operator, now });
    await report(3, 10);
    expect(await findRun(id)).toMatchObject({ state: "running", done: 3, total: 10 });
    await report(10, 10);
    return { figures: { counted: 10 } };
  });
  const run = await findRun(id);
  expect(run).toMatchObject({ state: "done", done: 10, result: { figures: { counted: 10 } }, error: null });
  await work(id, async () => {
    throw new Error("what is over is not begun again");
  });
  expect(await findRun(id)).toEqual(run);
});

test("a worker that was killed is followed by another one, and writes nothing any more itself", async () => {
  const id = await start();
  let reportOfTheFirst: (() => Promise<void>) | undefined;
  let release: (() => void) | undefined;
  const first = work(id, async (_, report) => {
    reportOfTheFirst = () => report(5, 10);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    await reportOfTheFirst();
    return { figures: { counted: 1 } };
  });
  await expect.poll(() => release).toBeDefined();
  await work(id, async (_, report) => {
    await report(10, 10);
    return { figures: { counted: 2 } };
  });
  release!();
  await first;
  expect(await findRun(id)).toMatchObject({ state: "done", done: 10, result: { figures: { counted: 2 } } });
});

test("a worker that wants to stop gives the run back", async () => {
  const id = await start();
  await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [`run:${id}`]);
  const stop = new AbortController();
  await work(
    id,
    async (_, report) => {
      stop.abort();
      await report(1, 10);
      return {};
    },
    stop.signal,
  );
  expect(await findRun(id)).toMatchObject({ state: "queued" });
  expect(await jobsOf(id)).toHaveLength(1);
});

test("what fails is tried three times, what cannot be mended once", async () => {
  const id = await start();
  const broken = async () => {
    throw new Error("relation does not exist");
  };
  await expect(work(id, broken)).rejects.toThrow("relation");
  expect(await findRun(id)).toMatchObject({ state: "queued" });
  await expect(work(id, broken)).rejects.toThrow("relation");
  await work(id, broken);
  expect(await findRun(id)).toMatchObject({ state: "failed", error: "unexpected" });
  const other = await start();
  await work(other, async () => {
    throw new RunProblem("file-gone");
  });
  expect(await findRun(other)).toMatchObject({ state: "failed", error: "file-gone" });
  const unknown = await start({ kind: "fly" });
  await work(unknown, broken);
  expect(await findRun(unknown)).toMatchObject({ state: "failed", error: "unknown-kind" });
});

test("a run that ends every worker is given up", async () => {
  const id = await start();
  await prisma.jobRun.update({ where: { id }, data: { claims: 25 } });
  await work(id, async () => ({}));
  expect(await findRun(id)).toMatchObject({ state: "failed", error: "interrupted" });
});

test("one that nobody has been at for minutes is ended by whoever stops it", async () => {
  const id = await start();
  const soon = { actor: operator, now: new Date(now.getTime() + 60_000) };
  const late = { actor: operator, now: new Date(now.getTime() + 10 * 60_000) };
  let release: (() => void) | undefined;
  const gone = work(id, async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { figures: { counted: 1 } };
  });
  await expect.poll(() => release).toBeDefined();
  await cancelRun(id, soon);
  expect(await findRun(id)).toMatchObject({ state: "running", cancelRequested: true });
  await cancelRun(id, late);
  release!();
  await gone;
  expect(await findRun(id)).toMatchObject({ state: "cancelled", result: null });
});

test("one that waits is cancelled at once, one under way at its next step", async () => {
  const waiting = await start();
  const deed = { actor: operator, now };
  expect(await cancelRun(waiting, deed)).toEqual({ outcome: "cancelled" });
  await work(waiting, async () => {
    throw new Error("it must not begin");
  });
  expect(await findRun(waiting)).toMatchObject({ state: "cancelled", result: null });
  expect(await cancelRun(waiting, deed)).toEqual({ outcome: "over" });
  const id = await start();
  await work(id, async (_, report, cancelled) => {
    expect(await cancelled()).toBe(false);
    await cancelRun(id, deed);
    await cancelRun(id, deed);
    expect(await cancelled()).toBe(true);
    await report(4, 10);
    return { figures: { counted: 4 } };
  });
  expect(await findRun(id)).toMatchObject({
    state: "cancelled",
    done: 4,
    result: { figures: { counted: 4 } },
  });
  const { lines } = await auditPage({ subjectId: id });
  expect(lines.map(({ what }) => what)).toEqual(["run.cancelled", "run.started"]);
  expect(await cancelRun("0140f5c3-5d00-7000-8000-000000000009", deed)).toEqual({ outcome: "not-found" });
  expect(await cancelRun("nonsense", deed)).toEqual({ outcome: "not-found" });
});

test("a run is taken back once", async () => {
  const id = await start();
  await expect(start({ undoes: id })).rejects.toThrow("cannot be taken back");
  await work(id, async () => ({}));
  const undoing = await start({ undoes: id });
  expect(await findRun(id)).toMatchObject({ undoneBy: undoing });
  await expect(start({ undoes: id })).rejects.toThrow("cannot be taken back");
});

test("the database refuses a state that cannot be", async () => {
  const id = await start();
  for (const wrong of ["state = 'running'", "state = 'done'", "ended_at = now()", "error = 'x'", "done = -1"])
    await expect(pool.query(`UPDATE job_run SET ${wrong} WHERE id = $1`, [id]), wrong).rejects.toThrow(
      "job_run",
    );
  await expect(start({ kind: "Fly Away" })).rejects.toThrow();
});

test("pages of one's own runs and of everybody's go by keys", async () => {
  const { id: ana, name } = await createStaff({ name: "Ana" });
  const actor = { ...operator, id: ana, name };
  const ids: string[] = [];
  for (let at = 0; at < 5; at++) ids.unshift(await start({ actor, now: new Date(now.getTime() + at) }));
  const first = await runsPage({ startedBy: ana }, { limit: 2 });
  const second = await runsPage({ startedBy: ana }, { limit: 2, after: first.next });
  const third = await runsPage({ startedBy: ana }, { limit: 2, after: second.next });
  expect([first, second, third].flatMap(({ runs }) => runs.map((run) => run.id))).toEqual(ids);
  expect([first.previous, third.next]).toEqual([null, null]);
  expect((await runsPage({ startedBy: ana }, { limit: 2, before: third.previous })).runs).toEqual(
    second.runs,
  );
  expect((await runsPage({ startedBy: null }, { limit: 100 })).runs.length).toBeGreaterThan(5);
});

async function* letters(bytes: number) {
  const line = `${"abcdefghi".repeat(100)}\n`;
  for (let sent = 0; sent < bytes; sent += line.length) yield line;
}

test("a file goes in and comes out whole, part by part, and each time it is taken the trail says so", async () => {
  const id = await start();
  const kept = await keepFile(
    { runId: id, name: "letters.txt", mediaType: "text/plain", now },
    letters(3_000_000),
  );
  const { rows } = await pool.query("SELECT count(*)::int FROM kept_file_part WHERE file_id = $1", [kept.id]);
  expect(rows[0].count).toBe(3);
  const taken = await takeRunFile(id, kept.id, { actor: operator, now });
  let text = "";
  for await (const part of taken!.content) text += part.toString();
  let expected = "";
  for await (const line of letters(3_000_000)) expected += line;
  expect(text === expected).toBe(true);
  expect(kept.bytes).toBe(text.length);
  expect((await auditPage({ subjectId: id })).lines[0]).toMatchObject({
    what: "run.file-downloaded",
    after: { file: "letters.txt" },
  });
  expect(await takeRunFile(await start(), kept.id, { actor: operator, now })).toBeNull();
});

test("a source that breaks leaves nothing, and a run begun again writes its file anew", async () => {
  const id = await start();
  const file = { runId: id, name: "letters.txt", mediaType: "text/plain", now };
  async function* breaking() {
    yield "a".repeat(2_000_000);
    throw new Error("connection lost");
  }
  await expect(keepFile(file, breaking())).rejects.toThrow("connection lost");
  expect(await prisma.keptFile.count({ where: { runId: id } })).toBe(0);
  await keepFile(file, letters(10));
  const last = await keepFile(file, letters(2_000));
  expect((await findRun(id))!.files).toMatchObject([{ id: last.id, bytes: last.bytes }]);
});

test("files are dropped after a week, ended runs after ninety days", async () => {
  const id = await start();
  const kept = await keepFile({ runId: id, name: "a.txt", mediaType: "text/plain", now }, letters(10));
  await work(id, async () => ({}));
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000 + 1_000);
  expect(await findFile(kept.id, { now: after(6) })).toMatchObject({ name: "a.txt" });
  expect(await findFile(kept.id, { now: after(7) })).toBeNull();
  await purgeRuns({ now: after(7) });
  expect((await findRun(id))!.files).toEqual([]);
  for await (const _ of readFile(kept.id)) throw new Error("a part is left");
  await purgeRuns({ now: after(91) });
  expect(await findRun(id)).toBeNull();
});
