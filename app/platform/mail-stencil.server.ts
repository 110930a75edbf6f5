import { randomBytes } from "node:crypto";
import { encode, wrap } from "nodemailer/lib/qp";

/** A text in pieces: what is the same for everybody, and which of each one's values stands between. */
export type Pieces = readonly (string | number)[];

/** The body of a mail as it goes over the wire: plain text and HTML, each quoted-printable. */
export type PrintedBody = { contentType: string; bytes: Buffer };

type Parts = { text: Pieces; html: Pieces };

/**
 * Prepares the body of a mail that many people get. What they share is encoded once; for each of them their values are
 * put between, which costs a tenth of composing. `values` belong to the numbers in the pieces, once as plain text and
 * once escaped for HTML.
 */
export function mailStencil({ text, html }: Parts) {
  const boundary = `--_${randomBytes(12).toString("hex")}`;
  const head = (type: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const parts = { text: printed(text), html: printed(html) };
  return (values: { text: readonly string[]; html: readonly string[] }): PrintedBody => ({
    contentType: `multipart/alternative; boundary="${boundary}"`,
    bytes: Buffer.from(
      `${head("text/plain")}${parts.text(values.text)}\r\n${head("text/html")}${parts.html(values.html)}\r\n--${boundary}--\r\n`,
      "latin1",
    ),
  });
}

// RFC 2045: a line has 76 characters at most, with the sign of a soft break.
const LINE = 75;
const SOFT_BREAK = "=\r\n";

const quoted = (text: string) => wrap(encode(text.replace(/\r?\n/g, "\r\n")), LINE);

/** Every piece stands on lines of its own, held together by soft breaks, so that each is encoded by itself. */
function printed(pieces: Pieces): (values: readonly string[]) => string {
  const encoded = pieces.map((piece) => (typeof piece === "string" ? quoted(piece) : piece));
  return (values) => {
    const own = values.map(quoted);
    let all = "";
    for (const piece of encoded) {
      const next = typeof piece === "string" ? piece : (own[piece] ?? "");
      if (next === "") continue;
      all += all === "" || all.endsWith("\n") ? next : SOFT_BREAK + next;
    }
    return all;
  };
}
