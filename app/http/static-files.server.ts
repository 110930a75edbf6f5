import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { getMimeType } from "hono/utils/mime";
import { isCompressible } from "./encodings.server.ts";
import { type KeptPage, keepPage, uncompressed } from "./kept-page.server.ts";
import { type Surroundings, safetyHeaders } from "./security-headers.server.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const AN_HOUR = "public, max-age=3600";
/** Browsers ask for them on every visit, with or without being told to. */
const ICON = /^\/(?:favicon|apple-touch-icon)\./;
const A_WEEK = "public, max-age=604800";
/** Larger files than this do not belong into the client build. */
const LARGEST = 8 * 1024 * 1024;

function cacheControlOf(pathname: string): string {
  if (pathname.startsWith("/assets/")) return IMMUTABLE;
  return ICON.test(pathname) ? A_WEEK : AN_HOUR;
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else if (entry.isFile() && !entry.name.startsWith(".") && statSync(full).size <= LARGEST) yield full;
  }
}

/**
 * Holds the client build (a megabyte or so, `public/` included) in memory, so that a request can never name
 * another file. Compression at the highest level runs beside the first requests, once for each process.
 */
export class StaticFiles {
  readonly #files = new Map<string, KeptPage>();
  readonly #compressing: Promise<void>;

  constructor(folder: string, surroundings: Surroundings) {
    this.#compressing = existsSync(folder) ? this.#load(folder, surroundings) : Promise.resolve();
  }

  /** The file of a path of this site, such as "/assets/root-ab12.css". */
  find(pathname: string): KeptPage | undefined {
    return this.#files.get(pathname);
  }

  /** Settles when every file has its compressed forms. */
  get compressed(): Promise<void> {
    return this.#compressing;
  }

  async #load(folder: string, surroundings: Surroundings): Promise<void> {
    const answers = [...walk(folder)].map((file) => {
      const pathname = `/${path.relative(folder, file).split(path.sep).join("/")}`;
      const contentType = getMimeType(file) ?? "application/octet-stream";
      return {
        pathname,
        answer: {
          status: 200,
          headers: safetyHeaders(surroundings, pathname, contentType),
          contentType,
          cacheControl: cacheControlOf(pathname),
          setsCookie: false,
          body: readFileSync(file),
        },
      };
    });
    for (const { pathname, answer } of answers) this.#files.set(pathname, uncompressed(answer));
    for (const { pathname, answer } of answers) {
      if (!isCompressible(answer.contentType, answer.body.length)) continue;
      this.#files.set(pathname, await keepPage(answer, undefined, true));
    }
  }
}
