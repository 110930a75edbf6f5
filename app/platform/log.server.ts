import pino from "pino";
import { LineBuffer } from "./line-buffer.server.ts";
import { getSettings } from "./settings.server.ts";

const ADDRESS = /[\p{L}\p{N}_.+%'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
// Stripe's keys, and whatever looks like one of our own tokens: 32 random bytes in base64url, or longer.
const SECRET = /\b(?:sk|rk|whsec)_\w{8,}|(?<![\w-])[\w-]{43,}(?![\w-])/g;
const CONNECTION = /(:\/\/[^\s:/@"]*:)[^\s@"]+@/g;

/** Blanks addresses, tokens and passwords in a line. A safety net: callers log ids, not people. */
export function withoutPersonalData(line: string): string {
  const plain = line.replace(SECRET, "[secret]");
  // Most lines hold no at sign, and looking for one is cheaper than the patterns.
  if (!plain.includes("@") && !plain.includes("%40")) return plain;
  return plain.replace(CONNECTION, "$1[secret]@").replace(ADDRESS, "[address]");
}

/** Standard output. Whoever writes to it directly answers for what is in the line. */
export const logLines = new LineBuffer(1);

/** JSON lines on standard output. Log ids, counts and durations; never names, addresses or tokens. */
export const log = pino(
  {
    level: getSettings().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err },
    hooks: { streamWrite: withoutPersonalData },
  },
  logLines,
);
