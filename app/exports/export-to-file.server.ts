import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { everyGift } from "#app/donations/panel-donation.ts";
import type { Filter } from "#app/segments/filter.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { donationFile } from "./donation-file.server.ts";
import { recordExport } from "./export.server.ts";
import { signatureFile } from "./signature-file.server.ts";
import { supporterFile } from "./supporter-file.server.ts";

export type Wanted =
  | { kind: "supporters"; filter: Filter }
  | { kind: "donations" }
  /** `petition` null: of all. */
  | { kind: "signatures"; petition: { id: string; slug: string; campaignId: string } | null };

export type FileOutcome =
  | { outcome: "written"; rows: number; bytes: number }
  /** A file of that name is there already. */
  | { outcome: "exists" }
  /** There is no such folder, or nobody may write in it. */
  | { outcome: "no-folder" };

type How = {
  /** Null: nothing is written, the rows are counted. */
  out: string | null;
  overwrite: boolean;
  /** Told now and then how many rows there are so far. */
  told: (rows: number) => void;
};

type Deed = { actor: AuditActor; now: Date };

const TELL_EVERY = 100_000;

/**
 * Writes people, signatures or gifts into a file of this machine, as the panel's exports are: readable by its owner alone, and
 * there as a whole or not at all. No more of it is in memory than a few pieces. The trail says so.
 */
export async function exportToFile(wanted: Wanted, how: How, { actor, now }: Deed): Promise<FileOutcome> {
  const { out, overwrite, told } = how;
  if (out && !overwrite && (await stat(out).catch(() => null))) return { outcome: "exists" };
  let rows = 0;
  const source = counting(
    await contentOf(wanted, (count) => {
      rows = count;
    }),
    told,
  );
  let bytes = 0;
  if (out) {
    const written = await writeWhole(out, source);
    if (written === null) return { outcome: "no-folder" };
    bytes = written;
    const petition = wanted.kind === "signatures" ? wanted.petition : null;
    const after = { rows, ...(petition && { petition: petition.slug }) };
    await recordExport(`${wanted.kind}.exported`, { actor, now }, after, petition?.campaignId ?? null);
  } else {
    for await (const piece of source) bytes += piece.length;
  }
  return { outcome: "written", rows, bytes };
}

async function contentOf(wanted: Wanted, counted: (rows: number) => void): Promise<AsyncGenerator<Buffer>> {
  if (wanted.kind === "signatures") return signatureFile(wanted.petition?.id ?? null, counted);
  const scope = { campaigns: null, personal: true };
  if (wanted.kind === "donations") return donationFile(everyGift, scope, counted);
  return supporterFile(wanted.filter, scope, await customFields(), { many: true, counted });
}

/** Counts lines as they pass; those within quotes count too, so that it is a little high until the end. */
async function* counting(
  source: AsyncIterable<Buffer>,
  told: (rows: number) => void,
): AsyncGenerator<Buffer> {
  let lines = -1;
  let next = TELL_EVERY;
  for await (const piece of source) {
    yield piece;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
    if (lines < next) continue;
    told(lines);
    next = lines + TELL_EVERY;
  }
}

/** Spreadsheets know UTF-8 by its mark. Null: the folder cannot be written in. */
async function writeWhole(out: string, source: AsyncIterable<Buffer>): Promise<number | null> {
  const beside = path.join(path.dirname(out), `.${path.basename(out)}.${randomBytes(6).toString("hex")}`);
  const file = await open(beside, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS"].includes(error.code ?? "")) return null;
    throw error;
  });
  if (!file) return null;
  try {
    let bytes = (await file.write("\uFEFF")).bytesWritten;
    for await (const piece of source) {
      await file.writeFile(piece);
      bytes += piece.length;
    }
    await file.sync();
    await file.close();
    await rename(beside, out);
    return bytes;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(beside, { force: true });
    throw error;
  }
}
