import { v7 as newId } from "uuid";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import { dropFile, keepFile } from "#app/runs/kept-files.server.ts";
import { findDelimiter, firstRows } from "./csv-rows.server.ts";
import { type Encoding, findEncoding, readText } from "./csv-text.server.ts";

const SAMPLE_CHARACTERS = 262_144;
const MOST_COLUMNS = 300;
const LONGEST_HEADING = 200;

/** What a file looks like from its beginning. */
export type FileShape = { encoding: Encoding; delimiter: string; headings: string[]; rowsAbout: number };

export type ShapeReading =
  | { ok: true; shape: FileShape }
  | {
      ok: false;
      /** A workbook, no text, no row, no headings, one that has as many columns as letters. */
      problem: "spreadsheet" | "not-text" | "empty" | "no-headings" | "too-many-columns";
    };

/** How a file on this machine is to be read; its lines are counted, which takes all of it once. */
export async function readShape(path: string): Promise<ShapeReading> {
  const reading = await findEncoding(path);
  if (!reading.ok) return reading;
  const { encoding } = reading;
  let sample = "";
  let lines = 0;
  for await (const text of readText(path, encoding)) {
    if (sample.length < SAMPLE_CHARACTERS) sample += text;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  }
  const delimiter = findDelimiter(sample);
  const { headings, rows } = firstRows(sample, delimiter, 1);
  if (headings.length === 0 || rows.length === 0) return { ok: false, problem: "empty" };
  if (headings.length > MOST_COLUMNS) return { ok: false, problem: "too-many-columns" };
  if (headings.some((heading) => deliverableEmail(heading))) return { ok: false, problem: "no-headings" };
  const named = headings.map((heading) =>
    [...heading.replaceAll("\0", "").trim()].slice(0, LONGEST_HEADING).join(""),
  );
  return { ok: true, shape: { encoding, delimiter, headings: named, rowsAbout: Math.max(lines - 1, 1) } };
}

export type UploadOutcome =
  | { outcome: "stored"; id: string }
  | { outcome: Extract<ShapeReading, { ok: false }>["problem"] };

/**
 * Keeps a file of supporters for a week, as UTF-8, never more than a few pieces of it in memory. Nothing is brought in
 * yet. `path` lies on this machine; `fileName` is as the sender has it.
 */
export async function storeUpload(
  { path, fileName }: { path: string; fileName: string },
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<UploadOutcome> {
  const reading = await readShape(path);
  if (!reading.ok) return { outcome: reading.problem };
  const { shape } = reading;
  const file = await keepFile(
    { runId: null, name: "upload.csv", mediaType: "text/csv; charset=utf-8", now },
    readText(path, shape.encoding),
  );
  const id = newId({ msecs: now.getTime() });
  try {
    await prisma.$transaction(async (tx) => {
      const by = { byId: actor.id, byName: actor.name };
      await tx.supporterImport.create({
        data: { id, fileId: file.id, fileName, ...shape, ...by, uploadedAt: now },
      });
      const subject = { kind: "import", id, name: fileName };
      const after = { bytes: file.bytes, columns: shape.headings.length };
      await recordAudit(tx, { actor, what: "import.uploaded", subject, after, now });
    });
  } catch (error) {
    await dropFile(file.id);
    throw error;
  }
  return { outcome: "stored", id };
}
