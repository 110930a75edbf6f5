import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Stranger } from "#app/platform/ask-as-stranger.server.ts";
import { type FetchedFile, fetchFile } from "#app/platform/fetch-file.server.ts";
import type { Remark } from "./import-report.ts";

/** `name`: the path below what was named, with "/" on every system. */
export type InputFile = { name: string; path: string };

/** What an import reads: one file, or all of a folder. */
export type Input = {
  label: string;
  /** By name. */
  files: InputFile[];
  /** SHA-256 of names and contents. */
  hash: string;
  /** What a server said of the age of the newest; null of this machine's files, whose dates tell when they were copied. */
  modifiedOn: string | null;
};

/** There is nothing to read there. */
export class UnreadableInput extends Error {
  constructor(readonly remark: Remark) {
    super(remark.code);
  }
}

export type InputChoice = {
  /** Which files of a folder count; default: all. */
  wanted?: (name: string) => boolean;
  /** Names of files to read along if they lie beside the one that was named. */
  beside?: (name: string) => string[];
  stranger?: Stranger;
};

/**
 * Opens a file, a folder or an address (http, https; fetched as a stranger would, into a folder of its own that is gone
 * afterwards) and hands it to `read`. Files are not held in memory. Errors: UnreadableInput.
 */
export async function withInput<T>(
  where: string,
  choice: InputChoice,
  read: (input: Input) => Promise<T>,
): Promise<T> {
  if (!/^https?:\/\//i.test(where)) return read(await fromDisk(where, choice));
  const folder = await mkdtemp(path.join(tmpdir(), "groundswell-source-"));
  try {
    return await read(await fromWeb(where, folder, choice));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fromDisk(where: string, { wanted, beside }: InputChoice): Promise<Input> {
  const found = await stat(where).catch(() => null);
  if (!found) throw new UnreadableInput({ code: "noSuchFile", values: { where } });
  const label = path.basename(path.resolve(where));
  if (found.isDirectory()) {
    const files = (await filesBelow(where)).filter(({ name }) => wanted?.(name) ?? true);
    if (files.length === 0) throw new UnreadableInput({ code: "nothingInFolder", values: { where } });
    return { label, files, hash: await hashOf(files), modifiedOn: null };
  }
  const files = [{ name: label, path: where }];
  for (const name of beside?.(label) ?? []) {
    const at = path.join(path.dirname(where), name);
    if ((await stat(at).catch(() => null))?.isFile()) files.push({ name, path: at });
  }
  return { label, files, hash: await hashOf(files), modifiedOn: null };
}

async function filesBelow(folder: string): Promise<InputFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((at) => ({ name: path.relative(folder, at).split(path.sep).join("/"), path: at }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function fromWeb(link: string, folder: string, { beside, stranger }: InputChoice): Promise<Input> {
  const { pathname } = new URL(link);
  const name = pathname.split("/").at(-1) || "index";
  const fetched = async (from: string, called: string) => {
    const file = { name: called, path: path.join(folder, called) };
    return { file, got: await fetchFile(from, file.path, { stranger }) };
  };
  const first = await fetched(link, safeName(name));
  if (first.got.outcome !== "file")
    throw new UnreadableInput({ code: webProblem(first.got), values: { where: link } });
  const read = [first];
  for (const other of beside?.(name) ?? []) {
    const one = await fetched(new URL(other, link).href, other);
    if (one.got.outcome === "file") read.push(one);
  }
  const files = read.map(({ file }) => file);
  const days = read.flatMap(({ got }) => (got.outcome === "file" && got.modifiedAt ? [got.modifiedAt] : []));
  const newest = days.sort((a, b) => a.getTime() - b.getTime()).at(-1);
  return {
    label: link.replace(/[?#].*$/, ""),
    files,
    hash: await hashOf(files),
    modifiedOn: newest?.toISOString().slice(0, 10) ?? null,
  };
}

const safeName = (name: string) => decodeURIComponent(name).replace(/[^\w.-]/g, "_");

function webProblem({ outcome }: FetchedFile): string {
  if (outcome === "refused") return "notOfTheWeb";
  if (outcome === "missing") return "noSuchPage";
  return outcome === "too-big" ? "tooBig" : "noAnswer";
}

async function hashOf(files: InputFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, path: at } of files) {
    hash.update(`${name}\0`);
    for await (const chunk of createReadStream(at)) hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}
