import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const squeezeBrotli = promisify(brotliCompress);
const squeezeGzip = promisify(gzip);

export type Encoding = "br" | "gzip" | "identity";

/** Below this many bytes the headers of an encoding cost more than it saves. */
const WORTHWHILE = 1024;

const TEXT = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml|[a-z]+\+xml)|image\/svg\+xml)/;

/** Tells whether a body of this type and size gets smaller by compression. */
export function isCompressible(contentType: string, size: number): boolean {
  return size >= WORTHWHILE && TEXT.test(contentType);
}

const REFUSED = { br: /\bbr\s*;\s*q=0(?:\.0*)?(?:,|\s|$)/, gzip: /\bgzip\s*;\s*q=0(?:\.0*)?(?:,|\s|$)/ };

/** The best encoding a client takes, from its `Accept-Encoding`. "q=0" is a refusal. */
export function chooseEncoding(accepted: string | string[] | undefined): Encoding {
  if (typeof accepted !== "string") return "identity";
  const picky = accepted.includes("q=0");
  const takes = (name: "br" | "gzip") => accepted.includes(name) && !(picky && REFUSED[name].test(accepted));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}

/** Compresses outside the event loop. `thorough` is for files that are made once and sent for months. */
export function compress(body: Buffer, encoding: "br" | "gzip", thorough = false): Promise<Buffer> {
  if (encoding === "gzip") return squeezeGzip(body, { level: thorough ? 9 : 4 });
  return squeezeBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: thorough ? 11 : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
