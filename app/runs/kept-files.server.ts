import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { v7 as newId } from "uuid";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

const DAYS_KEPT = 7;
const DAY_MS = 86_400_000;
const PART_BYTES = 1_048_576;

const compress = promisify(gzip);
const expand = promisify(gunzip);

export type NewFile = {
  /** The run that leaves it; null for a file that waits for one, such as an upload. */
  runId: string | null;
  /** What a browser saves it as: ASCII letters, digits, dots and dashes. */
  name: string;
  mediaType: string;
  now: Date;
};

export type KeptFile = { id: string; runId: string | null; name: string; mediaType: string; bytes: number };

const ADD_PART = "INSERT INTO kept_file_part (file_id, position, content) VALUES ($1, $2, $3)";

/**
 * Keeps a file for a week where every web process and worker can read it: in the database, in compressed parts.
 * Never holds more than a few parts in memory. A run that is begun again writes it anew; until the last part is
 * written it is shown to nobody. Errors: throws what the source throws, and nothing is kept then.
 */
export async function keepFile(
  { runId, name, mediaType, now }: NewFile,
  source: AsyncIterable<string | Uint8Array>,
): Promise<KeptFile> {
  if (runId) await prisma.keptFile.deleteMany({ where: { runId, name } });
  const id = newId({ msecs: now.getTime() });
  const dropAt = new Date(now.getTime() + DAYS_KEPT * DAY_MS);
  await prisma.keptFile.create({ data: { id, runId, name, mediaType, createdAt: now, dropAt } });
  try {
    const bytes = await writeParts(id, source);
    await prisma.keptFile.update({ where: { id }, data: { bytes } });
    return { id, runId, name, mediaType, bytes };
  } catch (error) {
    await prisma.keptFile.deleteMany({ where: { id } });
    throw error;
  }
}

/** While one part is being written the next one is filled. */
async function writeParts(id: string, source: AsyncIterable<string | Uint8Array>): Promise<number> {
  let bytes = 0;
  let position = 0;
  let writing: Promise<unknown> = Promise.resolve();
  for await (const part of inParts(source)) {
    bytes += part.length;
    await writing;
    const at = position++;
    writing = compress(part, { level: 1 }).then((content) => pool.query(ADD_PART, [id, at, content]));
    writing.catch(() => {}); // told by the next await
  }
  await writing;
  return bytes;
}

async function* inParts(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    const buffer = typeof piece === "string" ? Buffer.from(piece) : Buffer.from(piece);
    pieces.push(buffer);
    length += buffer.length;
    if (length < PART_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(pieces);
}

/** Drops a file before its week is over. */
export async function dropFile(id: string): Promise<void> {
  await prisma.keptFile.deleteMany({ where: { id } });
}

/** A file that is whole; null when there is none, or its week is over. */
export async function findFile(id: string, { now }: { now: Date }): Promise<KeptFile | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.keptFile.findFirst({
    where: { id, bytes: { not: null }, dropAt: { gt: now } },
  });
  return row && { ...row, bytes: Number(row.bytes) };
}

const READ_PART = "SELECT content FROM kept_file_part WHERE file_id = $1 AND position = $2";

/** Reads a file part by part: one is in memory at a time. */
export async function* readFile(id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await pool.query<{ content: Buffer }>(READ_PART, [id, position]);
    if (!rows[0]) return;
    yield await expand(rows[0].content);
  }
}

/** A run's file for somebody who takes it away: the trail says so. Null when the run has no such file. */
export async function takeRunFile(
  runId: string,
  fileId: string,
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<{ file: KeptFile; content: AsyncGenerator<Buffer> } | null> {
  const file = await findFile(fileId, { now });
  if (!file || file.runId !== runId) return null;
  await prisma.$transaction(async (tx) => {
    const run = await tx.jobRun.findUniqueOrThrow({ where: { id: runId } });
    await recordAudit(tx, {
      actor,
      what: "run.file-downloaded",
      subject: { kind: "run", id: runId, name: run.kind },
      campaignId: run.campaignId,
      after: { file: file.name, bytes: file.bytes },
      now,
    });
  });
  return { file, content: readFile(file.id) };
}

const RUNS_KEPT_DAYS = 90;

/** Drops files whose week is over, and runs that ended long ago. Returns how many of each. */
export async function purgeRuns({ now }: { now: Date }): Promise<{ files: number; runs: number }> {
  const files = await prisma.keptFile.deleteMany({ where: { dropAt: { lte: now } } });
  const longAgo = new Date(now.getTime() - RUNS_KEPT_DAYS * DAY_MS);
  const runs = await prisma.jobRun.deleteMany({ where: { endedAt: { lte: longAgo } } });
  return { files: files.count, runs: runs.count };
}
