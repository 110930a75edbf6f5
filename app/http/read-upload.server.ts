import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";

/** A file of a posted form, as it lies on this machine until the answer has been sent. */
export interface UploadedFile {
  /** As the sender names it: for people to read, never part of a path. */
  fileName: string;
  /** As the sender calls it: nothing to rely on. */
  type: string;
  path: string;
  /** In bytes. */
  size: number;
}

export type UploadReading =
  | { ok: true; fields: URLSearchParams; files: Record<string, UploadedFile>; discard(): Promise<void> }
  /** 400 broken form, 408 cut off or too slow, 413 too long. */
  | { ok: false; status: 400 | 408 | 413 };

export interface UploadBounds {
  /** The longest body, in bytes. */
  limit: number;
  /** Where files lie while they are looked at. */
  folder: string;
  timeoutMs: number;
}

class Refused extends Error {
  constructor(readonly status: 400 | 408 | 413) {
    super(`The upload is refused with ${status}`);
  }
}

const MOST = { fields: 500, files: 10, fieldSize: 1024 * 1024, headerPairs: 20, headerSize: 8 * 1024 };
const LONGEST_NAME = 200;
const FIELD_NAME = /^(?!__proto__$)[\w.-]{1,100}$/;
/** What an earlier process left behind when it was killed. */
const FORGOTTEN_MS = 3_600_000;

/** Whether a post is a form with parts, which files come in. */
export function isMultipart(request: IncomingMessage): boolean {
  return /^multipart\/form-data\s*;/i.test(request.headers["content-type"] ?? "");
}

/**
 * Reads a form with files. Files go to disk as they arrive, under names of ours, and are gone after `discard`;
 * a name that stands several times keeps its first file. Fields are read as of any other form.
 * Errors: only what the disk says is thrown.
 */
export async function readUpload(request: IncomingMessage, bounds: UploadBounds): Promise<UploadReading> {
  if (Number(request.headers["content-length"] ?? 0) > bounds.limit) return { ok: false, status: 413 };
  if (request.headers["content-encoding"]) return { ok: false, status: 400 };
  const place = path.join(bounds.folder, `${Date.now().toString(36)}-${randomBytes(9).toString("hex")}`);
  const discard = () => rm(place, { recursive: true, force: true });
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    return { ok: true, ...(await new Parts(request, place).read(bounds)), discard };
  } catch (error) {
    await discard();
    if (error instanceof Refused) return { ok: false, status: error.status };
    throw error;
  }
}

/** Removes what processes that were killed have left in the folder of uploads. */
export async function sweepUploads(folder: string, now: Date): Promise<void> {
  const left = await readdir(folder).catch(() => []);
  for (const name of left) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > FORGOTTEN_MS) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

/** One form being read. */
class Parts {
  readonly fields = new URLSearchParams();
  readonly files: Record<string, UploadedFile> = {};
  readonly #parser: InstanceType<typeof Busboy>;
  readonly #writes: Promise<void>[] = [];
  readonly #open: Readable[] = [];
  readonly #failed: Promise<never>;
  #fail: (error: Error) => void = () => {};
  #fieldBytes = 0;

  constructor(
    private readonly request: IncomingMessage,
    private readonly place: string,
  ) {
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#failed.catch(() => {});
    this.#parser = this.#openParser();
  }

  #openParser(): InstanceType<typeof Busboy> {
    try {
      const headers = { ...this.request.headers, "content-type": this.request.headers["content-type"]! };
      const parser = new Busboy({ headers, limits: MOST });
      parser.on("field", (name, value, _, truncated) => this.#takeField(name, value, truncated));
      parser.on("file", (name, file, fileName, _, type) => this.#takeFile(name, file, fileName, type));
      parser.on("error", () => this.#fail(new Refused(400)));
      for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"]) {
        parser.on(limit, () => this.#fail(new Refused(413)));
      }
      return parser;
    } catch {
      throw new Refused(400);
    }
  }

  async read(bounds: UploadBounds) {
    const timer = setTimeout(() => this.#fail(new Refused(408)), bounds.timeoutMs);
    try {
      await Promise.race([this.#feed(bounds.limit), this.#failed]);
      await Promise.race([Promise.all(this.#writes), this.#failed]);
      return { fields: this.fields, files: this.files };
    } finally {
      clearTimeout(timer);
      this.request.pause();
      for (const file of this.#open) file.destroy();
    }
  }

  async #feed(limit: number): Promise<void> {
    let size = 0;
    try {
      // The connection must outlive a refusal, which is still to be sent.
      for await (const chunk of this.request.iterator({ destroyOnReturn: false })) {
        size += chunk.length;
        if (size > limit) throw new Refused(413);
        if (!this.#parser.write(chunk)) await Promise.race([once(this.#parser, "drain"), this.#failed]);
      }
    } catch (error) {
      throw error instanceof Refused ? error : new Refused(408);
    }
    const finished = once(this.#parser, "finish");
    this.#parser.end();
    await finished;
  }

  #takeField(name: string, value: string, truncated: boolean): void {
    this.#fieldBytes += name.length + value.length;
    if (truncated || this.#fieldBytes > MOST.fieldSize) this.#fail(new Refused(413));
    // U+FFFD is what the parser puts where the bytes were no UTF-8.
    else if (`${name}${value}`.includes("\0") || `${name}${value}`.includes("\ufffd"))
      this.#fail(new Refused(400));
    else this.fields.append(name, value);
  }

  /** A file field left empty comes as a file without a name. */
  #takeFile(name: string, file: Readable, fileName: string | undefined, type: string): void {
    file.on("error", () => this.#fail(new Refused(400)));
    if (!fileName || !FIELD_NAME.test(name) || Object.hasOwn(this.files, name)) return void file.resume();
    const kept: UploadedFile = {
      fileName: readableName(fileName),
      type,
      path: path.join(this.place, String(this.#writes.length)),
      size: 0,
    };
    this.files[name] = kept;
    file.on("data", (chunk: Buffer) => {
      kept.size += chunk.length;
    });
    this.#open.push(file);
    const written = pipeline(file, createWriteStream(kept.path, { flags: "wx", mode: 0o600 }));
    written.catch((error: Error) => this.#fail(error));
    this.#writes.push(written);
  }
}

function readableName(fileName: string): string {
  // A name is shown to people: nothing in it may steer how it is printed.
  const plain = fileName.replace(/[\p{Cc}\p{Cf}]/gu, "");
  return (plain.split(/[\\/]/).at(-1) || "file").slice(0, LONGEST_NAME);
}
