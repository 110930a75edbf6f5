import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { checkoutOrigin, portalOrigin } from "#app/platform/stripe.server.ts";
import { recordExchange } from "./access-log.server.ts";
import { chooseEncoding, compress, isCompressible } from "./encodings.server.ts";
import { beginAnswer, type Exchange, send } from "./exchange.server.ts";
import { isGiverPage, isGivingPage } from "./giving-path.ts";
import type { Answer } from "./kept-page.server.ts";
import { isLookUpPage } from "./look-up-path.ts";
import { isPanelPath } from "./panel-path.ts";
import {
  documentHeaders,
  type FlatHeaders,
  markSecure,
  type Surroundings,
  safetyHeaders,
} from "./security-headers.server.ts";

/** Set by us or by node; what a page says about them is dropped. */
const OURS = new Set([
  "cache-control",
  "connection",
  "content-length",
  "content-type",
  "keep-alive",
  "transfer-encoding",
]);

export interface WebResponseContext {
  surroundings: Surroundings;
  pathname: string;
  /** Of a page that hydrates: what its inline scripts carry. */
  nonce?: string | undefined;
  /** Of a page that carries its own style. */
  styleHash?: string | undefined;
  /** A member of staff looks at a page before it is published: the panel frames it, and nobody keeps it. */
  preview?: boolean;
}

/** Where the forms of a page may lead on to. */
function payOriginOf(pathname: string): string | null {
  if (isGivingPage(pathname)) return checkoutOrigin();
  return isGiverPage(pathname) ? portalOrigin() : null;
}

/** Adds our headers to a page's own; cookies get `Secure` where the public origin is https. */
function headersOf(
  response: Response,
  { surroundings, pathname, nonce, styleHash, preview = false }: WebResponseContext,
): FlatHeaders {
  const contentType = response.headers.get("Content-Type") ?? "";
  const headers = safetyHeaders(surroundings, pathname, contentType);
  // A page with a policy of its own, such as somebody's mail in a frame, is shown under that one alone.
  if (contentType.startsWith("text/html") && !response.headers.has("Content-Security-Policy")) {
    headers.push(
      ...documentHeaders(surroundings, {
        ...(nonce && { nonce }),
        ...(styleHash && { styleHash }),
        framed: preview,
        geolocates: isLookUpPage(pathname),
        paysAt: payOriginOf(pathname),
      }),
    );
  }
  if (preview) headers.push("X-Robots-Tag", "noindex, nofollow");
  for (const [name, value] of response.headers) {
    if (OURS.has(name)) continue;
    headers.push(name, name === "set-cookie" ? markSecure(value, surroundings) : value);
  }
  return headers;
}

/** Nothing of the panel, and no preview, is ever kept, whatever its route says. */
function cacheControlOf({ headers }: Response, { pathname, preview }: WebResponseContext): string {
  return isPanelPath(pathname) || preview ? "no-store" : (headers.get("Cache-Control") ?? "no-store");
}

/** Reads a whole web response. */
export async function toAnswer(response: Response, context: WebResponseContext): Promise<Answer> {
  return {
    status: response.status,
    headers: headersOf(response, context),
    contentType: response.headers.get("Content-Type") ?? "",
    cacheControl: cacheControlOf(response, context),
    setsCookie: response.headers.has("Set-Cookie"),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Sends an answer that is not kept, compressed if that is worth it. */
export async function sendAnswer(exchange: Exchange, answer: Answer): Promise<void> {
  const headers = [...answer.headers, "Cache-Control", answer.cacheControl];
  if (answer.contentType) headers.push("Content-Type", answer.contentType);
  let { body } = answer;
  if (isCompressible(answer.contentType, body.length)) {
    headers.push("Vary", "Accept-Encoding");
    const encoding = chooseEncoding(exchange.request.headers["accept-encoding"]);
    if (encoding !== "identity") {
      body = await compress(body, encoding);
      headers.push("Content-Encoding", encoding);
    }
  }
  if (answer.status !== 204 && answer.status !== 304) headers.push("Content-Length", String(body.length));
  send(exchange, answer.status, headers, body);
}

/** Sends a response as it comes, for downloads that need not fit in memory. */
export async function streamResponse(
  exchange: Exchange,
  response: Response,
  context: WebResponseContext,
): Promise<void> {
  const headers = [...headersOf(response, context), "Cache-Control", cacheControlOf(response, context)];
  headers.push("Content-Type", response.headers.get("Content-Type") ?? "application/octet-stream");
  beginAnswer(exchange, response.status, headers);
  if (exchange.method === "HEAD" || !response.body) {
    exchange.response.end();
    return recordExchange(exchange, response.status);
  }
  // A client that leaves in the middle of a download is no error of ours.
  const gone = await pipeline(Readable.fromWeb(response.body as NodeReadableStream), exchange.response).then(
    () => false,
    () => true,
  );
  recordExchange(exchange, response.status, gone);
}

/** Downloads are streamed, everything else is read whole. */
export function isDownload(response: Response): boolean {
  return /^attachment\b/.test(response.headers.get("Content-Disposition") ?? "");
}
