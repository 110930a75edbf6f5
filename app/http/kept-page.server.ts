import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { chooseEncoding, compress, type Encoding, isCompressible } from "./encodings.server.ts";
import type { FlatHeaders } from "./security-headers.server.ts";

/** One finished answer: what a renderer hands over. */
export interface Answer {
  status: number;
  /** Everything but length, encoding, validators. */
  headers: FlatHeaders;
  contentType: string;
  /** The `Cache-Control` it carries; empty when it carries none. */
  cacheControl: string;
  setsCookie: boolean;
  body: Buffer;
}

export interface Variant {
  headers: FlatHeaders;
  body: Buffer;
}

/** An answer with everything ready to be written: a body and a header list for each encoding. */
export interface KeptPage {
  etag: string;
  variants: Partial<Record<Encoding, Variant>> & { identity: Variant };
  notModified: FlatHeaders;
  /** Bytes of all variants. */
  size: number;
}

/** How many seconds an answer may be kept; 0: not at all. Nothing personal may ever pass here. */
export function keptFor(answer: Answer): number {
  if (answer.status !== 200 || answer.setsCookie) return 0;
  if (!/\bpublic\b/.test(answer.cacheControl) || /\b(?:private|no-store)\b/.test(answer.cacheControl))
    return 0;
  return Number(/\bmax-age=(\d+)/.exec(answer.cacheControl)?.[1] ?? 0);
}

/** Hash of a body as a validator; weak, since the encodings of one page share it. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash("sha1").update(body).digest("base64url").slice(0, 22)}"`;
}

function assemble(answer: Answer, etag: string, squeezed: { br?: Buffer; gzip?: Buffer }): KeptPage {
  const common = [
    ...answer.headers,
    "Content-Type",
    answer.contentType,
    "Cache-Control",
    answer.cacheControl,
  ];
  if (isCompressible(answer.contentType, answer.body.length)) common.push("Vary", "Accept-Encoding");
  common.push("ETag", etag);
  const variant = (body: Buffer, encoding: Encoding): Variant => ({
    body,
    headers: [
      ...common,
      "Content-Length",
      String(body.length),
      ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ],
  });
  const variants: KeptPage["variants"] = { identity: variant(answer.body, "identity") };
  if (squeezed.br) variants.br = variant(squeezed.br, "br");
  if (squeezed.gzip) variants.gzip = variant(squeezed.gzip, "gzip");
  const size = Object.values(variants).reduce((sum, { body }) => sum + body.length, 0);
  return { etag, variants, size, notModified: ["Cache-Control", answer.cacheControl, "ETag", etag] };
}

/** The answer as it is, at once. */
export function uncompressed(answer: Answer): KeptPage {
  return assemble(answer, etagOf(answer.body), {});
}

/** The answer with its compressed forms. `previous` spares the work when nothing changed. */
export async function keepPage(answer: Answer, previous?: KeptPage, thorough = false): Promise<KeptPage> {
  const etag = etagOf(answer.body);
  if (previous?.etag === etag) return previous;
  if (!isCompressible(answer.contentType, answer.body.length)) return assemble(answer, etag, {});
  const [br, gzip] = await Promise.all([
    compress(answer.body, "br", thorough),
    compress(answer.body, "gzip", thorough),
  ]);
  return assemble(answer, etag, { br, gzip });
}

/** The body and headers for one client, or null when what it has is still good. */
export function variantFor(page: KeptPage, { headers }: IncomingMessage): Variant | null {
  if (headers["if-none-match"]?.includes(page.etag.slice(2))) return null;
  return page.variants[chooseEncoding(headers["accept-encoding"])] ?? page.variants.identity;
}
