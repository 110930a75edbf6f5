import fs from "node:fs/promises";
import path from "node:path";
import PostalMime from "postal-mime";

export type CapturedMail = { raw: string; subject: string; text: string; headers: Record<string, string> };

/**
 * The newest mail to an address that was captured so far and fits `about` (tested on subject and text); waits
 * up to ten seconds for it. Before its reader sees it, a scanner of their mail house opens every link of ours in it, as many
 * do: what the reader does then must work as if nobody had. Errors: throws when it does not come, or a link is broken.
 */
export async function mailTo(address: string, about = /./): Promise<CapturedMail> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = (await mailsTo(address)).find(({ subject, text }) => about.test(`${subject}\n${text}`));
    if (found) {
      await scan(found);
      return found;
    }
    if (Date.now() > deadline) throw new Error(`No mail to ${address} that says ${about}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const scanned = new Set<string>();

/** Opens every link of ours in a mail, once, with no cookie and without a script. */
async function scan({ raw }: CapturedMail): Promise<void> {
  const { html = "", text = "" } = await PostalMime.parse(raw);
  const origin = process.env.BASE_URL!;
  const found = `${html.replaceAll("&amp;", "&")} ${text}`.matchAll(/https?:\/\/[^\s"'<>)]+/g);
  const links = [...new Set([...found].map(([href]) => href))].filter((href) =>
    href.startsWith(`${origin}/`),
  );
  for (const href of links.filter((each) => !scanned.has(each))) {
    scanned.add(href);
    const answer = await fetch(href, { headers: { "User-Agent": "LinkScanner/2.0" }, redirect: "manual" });
    if (answer.status >= 400) throw new Error(`${answer.status} at ${new URL(href).pathname}`);
  }
}

/** Every captured mail to an address, newest first. */
export async function mailsTo(address: string): Promise<CapturedMail[]> {
  const folder = process.env.MAIL_FOLDER!;
  // A mail being written has another name until it is whole.
  const names = (await fs.readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { at: (await fs.stat(file)).mtimeMs, raw: await fs.readFile(file, "utf8") };
    }),
  );
  return files
    .sort((a, b) => b.at - a.at)
    .map(({ raw }) => parse(raw))
    .filter(({ headers }) => headers.to?.includes(address));
}

/** The first link of a mail's text that leads to a page of this kind, such as "confirm". */
export function linkIn({ text }: CapturedMail, page: string): string {
  const link = new RegExp(`https?://\\S+/${page}/[\\w-]+`).exec(text)?.[0];
  if (!link) throw new Error(`No link to ${page} in: ${text}`);
  return link;
}

function parse(raw: string): CapturedMail {
  const end = raw.search(/\r?\n\r?\n/);
  const headers: Record<string, string> = {};
  for (const line of raw
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { raw, headers, subject: decodeWords(headers.subject ?? ""), text: textPart(raw) };
}

/** The decoded text/plain part. */
function textPart(raw: string): string {
  const part = /content-type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/i.exec(raw);
  if (!part) return "";
  const head = part[0].slice(0, part[0].length - part[1]!.length);
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(part[1]!, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return part[1]!;
  return decodeQuoted(part[1]!.replace(/=\r?\n/g, ""));
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function decodeWords(subject: string): string {
  return subject
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeQuoted(text.replace(/_/g, " ")),
    );
}
