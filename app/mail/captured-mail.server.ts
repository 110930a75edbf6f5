import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { getSettings } from "#app/platform/settings.server.ts";
import { capturedFile, capturedFolder } from "#app/platform/smtp.server.ts";
import { findMail, type OutboxLine, showableMails } from "./outbox-queries.server.ts";
import { type ReadMessage, readMessage } from "./read-message.ts";

const folder = () => capturedFolder(getSettings());
const idIn = (file: string) => /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml$/.exec(file)?.[1] ?? null;

/** File names of captured mail, latest first; none where nothing was captured. */
async function capturedFiles(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => [] as string[]);
  return names
    .filter((name) => !name.startsWith(".") && name.endsWith(".eml"))
    .sort()
    .reverse();
}

/**
 * Captured mails, latest first, from the one after `after` on. Only what the outbox knows and may be shown: a file
 * that nobody can tell the kind of may be a mail to staff.
 */
export async function capturedPage({
  after = null,
  limit = 50,
}: {
  after?: string | null;
  limit?: number;
} = {}): Promise<{ mails: OutboxLine[]; next: string | null }> {
  const ids = (await capturedFiles()).map(idIn).filter((id) => id !== null);
  let at = after ? ids.indexOf(after) + 1 : 0;
  const mails: OutboxLine[] = [];
  while (mails.length <= limit && at < ids.length) {
    const some = ids.slice(at, at + limit);
    at += limit;
    const known = await showableMails(some);
    mails.push(...some.flatMap((id) => known.get(id) ?? []));
  }
  const shown = mails.slice(0, limit);
  return { mails: shown, next: mails.length > limit ? shown.at(-1)!.id : null };
}

/** One captured mail as it would have been sent; null when it was not captured, or is to staff. */
export async function readCaptured(id: string): Promise<{ mail: OutboxLine; message: ReadMessage } | null> {
  const mail = await findMail(id);
  if (!mail) return null;
  const raw = await readFile(join(folder(), capturedFile(id)), "utf8").catch(() => null);
  return raw === null ? null : { mail, message: readMessage(raw) };
}

/** Removes captured mail made before a moment. Returns how many files there were. */
export async function purgeCaptured({ before }: { before: Date }): Promise<number> {
  const limit = before.toISOString().replace(/[-:]/g, "").replace(".", "-");
  const old = (await capturedFiles()).filter((name) => name < limit);
  for (const name of old) await rm(join(folder(), name), { force: true });
  return old.length;
}
