import type { Response } from "undici";
import { askAsStranger, type NoAnswer, type Stranger } from "./ask-as-stranger.server.ts";
import { decodePage } from "./decode-page.ts";

export type FetchedPage =
  /** `url`: where it was found, after redirects. `html`: as much as was read. */
  | { outcome: "page"; url: string; html: string }
  /** `unreadable` also: it is no page of HTML. */
  | NoAnswer;

const TIMEOUT_MS = 8_000;
/** What a page says of itself stands at its head; the rest of a longer one is not read. */
const MOST_BYTES = 1_500_000;

/**
 * Fetches a page that somebody names, as a stranger on the open internet could. It reads HTML alone, for a few
 * seconds, up to a size (counted after decompression).
 * Errors: outcomes cover all that the other side can do.
 * Source: docs/decisions/0029-links-are-fetched-as-a-stranger-would.md.
 */
export function fetchPage(link: string, stranger: Stranger = {}): Promise<FetchedPage> {
  return askAsStranger(link, { headers: asked, timeoutMs: TIMEOUT_MS, stranger }, readPage);
}

const asked = {
  "User-Agent": "Mozilla/5.0 (compatible; Groundswell)",
  Accept: "text/html,application/xhtml+xml",
  "Accept-Language": "en, es;q=0.9",
};

async function readPage(response: Response, url: string): Promise<FetchedPage> {
  const contentType = response.headers.get("content-type") ?? "";
  if (!response.ok || !/^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType)) {
    await response.body?.cancel();
    return { outcome: "unreadable" };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return {
    outcome: "page",
    url,
    html: decodePage(Buffer.concat(chunks).subarray(0, MOST_BYTES), contentType),
  };
}
