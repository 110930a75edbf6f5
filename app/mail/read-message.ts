/** A mail taken apart: our own, as our writer put it together. */
export type ReadMessage = { subject: string; from: string; to: string; html: string | null; text: string };

type Part = { headers: Map<string, string>; body: string };

/** Reads a complete message: its main headers and its two forms. */
export function readMessage(raw: string): ReadMessage {
  const message = split(raw.replace(/\r\n/g, "\n"));
  const parts = leaves(message);
  const of = (type: string) => parts.find(({ headers }) => typeOf(headers).startsWith(type));
  const html = of("text/html");
  const header = (name: string) => decodeWords(message.headers.get(name) ?? "");
  return {
    subject: header("subject"),
    from: header("from"),
    to: header("to"),
    html: html ? decodeBody(html) : null,
    text: decodeBody(of("text/plain") ?? { headers: new Map(), body: "" }),
  };
}

function split(text: string): Part {
  const end = text.indexOf("\n\n");
  const [head, body] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 2)];
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

const typeOf = (headers: Part["headers"]) => (headers.get("content-type") ?? "text/plain").toLowerCase();

function leaves(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)/i.exec(part.headers.get("content-type") ?? "")?.[1];
  if (!typeOf(part.headers).startsWith("multipart/") || !boundary) return [part];
  const pieces = `\n${part.body}`.split(`\n--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => leaves(split(piece.replace(/^[ \t]*\n/, ""))));
}

function decodeBody({ headers, body }: Part): string {
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? decodeQuoted(body.replace(/=\n/g, "")) : body;
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Headers beyond ASCII: RFC 2047. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeQuoted(text.replaceAll("_", " ")),
    );
}
