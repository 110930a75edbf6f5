import { createHash, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";

const signAside = promisify(sign);

export type SigningOptions = {
  domainName: string;
  keySelector: string;
  privateKey: KeyObject;
  /** Names of the headers to be covered, with colons between. */
  headerFieldNames: string;
};

/**
 * Prepares the signature of mails whose body is written already: RFC 6376, rsa-sha256, headers relaxed, the body as it
 * is. Signing happens beside the main thread. `head`: header lines (CRLF), without the empty line; `body`: ends with
 * one line break. Returns the DKIM-Signature header with its line break.
 */
export function dkimSigner({ domainName, keySelector, privateKey, headerFieldNames }: SigningOptions) {
  const covered = headerFieldNames.toLowerCase().split(":");
  return async (head: string, body: Buffer): Promise<string> => {
    const lines = new Map(unfolded(head).map((line) => [nameOf(line), line]));
    const names = covered.filter((name) => lines.has(name));
    const bodyHash = createHash("sha256").update(body).digest("base64");
    const tags = `v=1; a=rsa-sha256; c=relaxed/simple; d=${domainName}; s=${keySelector};\r\n h=${names.join(":\r\n ")};\r\n bh=${bodyHash};\r\n b=`;
    const unsigned = `DKIM-Signature: ${tags}`;
    const signed = [...names.map((name) => relaxed(lines.get(name)!)), relaxed(unsigned)].join("\r\n");
    const signature = await signAside("sha256", Buffer.from(signed), privateKey);
    return `${unsigned}${signature.toString("base64").replace(/.{70}(?=.)/g, "$&\r\n ")}\r\n`;
  };
}

const unfolded = (head: string) => head.split(/\r\n(?![ \t])/);

const nameOf = (line: string) => line.slice(0, line.indexOf(":")).trim().toLowerCase();

/** RFC 6376, 3.4.2: the name in small letters, on one line, every stretch of white space one space. */
function relaxed(line: string): string {
  const value = line.slice(line.indexOf(":") + 1);
  return `${nameOf(line)}:${value
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .trim()}`;
}
