import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "undici";
import { askAsStranger, type NoAnswer, type Stranger } from "./ask-as-stranger.server.ts";

export type FetchedFile =
  /** `modifiedAt`: what the server says of its age; null: nothing. */
  | { outcome: "file"; modifiedAt: Date | null }
  | { outcome: "missing" }
  | { outcome: "too-big" }
  /** `unreadable` also: the server answered with an error. */
  | NoAnswer;

const TIMEOUT_MS = 300_000;
/** The largest file of facts we know of, the districts of all legislatures with their shapes, has 90 MB. */
const MOST_BYTES = 250_000_000;

class TooBig extends Error {}

/**
 * Fetches a file that an operator names into `to`, as a stranger on the open internet could; five minutes, up to a size
 * (counted after decompression). What was begun stays where it failed: `to` belongs in a folder that is thrown away.
 * Errors: outcomes cover all that the other side can do; a folder that cannot be written is `unreadable`, too.
 * Source: docs/decisions/0029-links-are-fetched-as-a-stranger-would.md.
 */
export function fetchFile(
  link: string,
  to: string,
  { stranger = {}, mostBytes = MOST_BYTES }: { stranger?: Stranger; mostBytes?: number } = {},
): Promise<FetchedFile> {
  const headers = { "User-Agent": "Mozilla/5.0 (compatible; Groundswell)", Accept: "*/*" };
  return askAsStranger(link, { headers, timeoutMs: TIMEOUT_MS, stranger }, (response) =>
    keep(response, to, mostBytes),
  );
}

async function keep(response: Response, to: string, mostBytes: number): Promise<FetchedFile> {
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return { outcome: response.status === 404 || response.status === 410 ? "missing" : "unreadable" };
  }
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > mostBytes ? new TooBig() : null, chunk);
    },
  });
  try {
    await pipeline(response.body, counted, createWriteStream(to));
  } catch (error) {
    if (error instanceof TooBig) return { outcome: "too-big" };
    throw error;
  }
  const modified = Date.parse(response.headers.get("last-modified") ?? "");
  return { outcome: "file", modifiedAt: Number.isNaN(modified) ? null : new Date(modified) };
}
