import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { dkimVerify } from "mailauth/lib/dkim/verify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeSmtp, startFakeSmtp } from "#tests/fakes/smtp-server.ts";
import type { MailMessage } from "./mail-message.server.ts";
import { mailOfReturnPath } from "./return-path.server.ts";
import { createMailer } from "./smtp.server.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const token = "x".repeat(120);

const mail: MailMessage = {
  from: { name: "Coalición TRUST", address: "mail@trust.example" },
  to: "rosa@example.org",
  subject: "Confirme su firma: esta vez, señor gobernador, firme la Ley TRUST",
  html: `<!doctype html><html lang="es"><body><h1>¡Falta un clic!</h1>\n<p>.</p>\n..dos puntos</body></html>`,
  text: "¡Falta un clic!\n.\n..dos puntos\n",
  messageId: "0140f5c3-5d00-7000-8000-000000000001@trust.example",
  headers: {
    "List-Unsubscribe": `<https://trust.example/es/unsubscribe/${token}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
  },
  date: new Date("2013-01-12T10:15:00Z"),
};

let smtp: FakeSmtp;
let folder: string;

beforeEach(async () => {
  smtp = await startFakeSmtp();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "groundswell-mail-"));
});

afterEach(async () => {
  await smtp.stop();
  await fs.rm(folder, { recursive: true });
});

const settings = (given: { SMTP_URL?: string; signed?: boolean; EMAIL_RETURN_PATH?: string }) => ({
  EMAIL_RETURN_PATH: given.EMAIL_RETURN_PATH,
  SMTP_URL: given.SMTP_URL,
  DATA_DIR: folder,
  DKIM_DOMAIN: given.signed ? "trust.example" : undefined,
  DKIM_SELECTOR: given.signed ? "mail2013" : undefined,
  // As it stands in an .env file.
  DKIM_PRIVATE_KEY: given.signed
    ? privateKey.export({ type: "pkcs8", format: "pem" }).toString().replaceAll("\n", "\\n")
    : undefined,
});

async function send(
  given: { signed?: boolean; EMAIL_RETURN_PATH?: string },
  change: Partial<MailMessage> = {},
) {
  const mailer = createMailer(settings({ SMTP_URL: smtp.url, ...given }));
  const outcome = await mailer.send({ ...mail, ...change });
  mailer.close();
  return outcome;
}

function split(raw: string) {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end);
  const fields = head.split(/\r\n(?![ \t])/).map((field) => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon), field.slice(colon + 1)] as const;
  });
  const value = (name: string) => fields.find(([key]) => key.toLowerCase() === name)?.[1];
  return { fields, value, body: raw.slice(end + 4) };
}

test("list headers travel on one line each, as RFC 8058 wants them", async () => {
  expect(await send({})).toMatchObject({ outcome: "sent" });
  const { raw, from, to } = smtp.received[0]!;
  expect({ from, to }).toEqual({ from: "mail@trust.example", to: ["rosa@example.org"] });
  const { value } = split(raw);
  expect(value("list-unsubscribe")).toBe(` <https://trust.example/es/unsubscribe/${token}>`);
  expect(value("list-unsubscribe-post")).toBe(" List-Unsubscribe=One-Click");
  expect(value("message-id")).toBe(` <${mail.messageId}>`);
  expect(value("date")).toBe(" Sat, 12 Jan 2013 10:15:00 +0000");
});

test("the return path may be another address than the sender's", async () => {
  await send({}, { envelopeFrom: "bounce+1@trust.example" });
  expect(smtp.received[0]!.from).toBe("bounce+1@trust.example");
});

test("each mail comes back to an address of its own where a return path is set", async () => {
  const EMAIL_RETURN_PATH = "bounce@trust.example";
  await send({ EMAIL_RETURN_PATH });
  await send({ EMAIL_RETURN_PATH }, { messageId: "0140f5c3-5d00-7000-8000-000000000002@trust.example" });
  const paths = smtp.received.map(({ from }) => from);
  expect(paths[0]).toMatch(/^bounce\+[a-z2-7]{39}@trust\.example$/);
  expect(paths.map(mailOfReturnPath)).toEqual([
    "0140f5c3-5d00-7000-8000-000000000001",
    "0140f5c3-5d00-7000-8000-000000000002",
  ]);
  expect(smtp.received[0]!.raw).not.toContain("bounce+");
});

// RFC 6376, relaxed/relaxed, written down here once more so that the signer does not judge itself.
const relaxed = (name: string, value: string) =>
  `${name.toLowerCase()}:${value
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .trim()}`;

test("DKIM covers both list headers, and the signature holds for what arrived", async () => {
  await send({ signed: true });
  const { fields, value, body } = split(smtp.received[0]!.raw);
  const signature = value("dkim-signature")!;
  const tags = Object.fromEntries(
    signature
      .replace(/\s+/g, "")
      .split(";")
      .filter(Boolean)
      .map((tag) => [tag.slice(0, tag.indexOf("=")), tag.slice(tag.indexOf("=") + 1)]),
  );
  expect(tags).toMatchObject({ d: "trust.example", s: "mail2013", a: "rsa-sha256", c: "relaxed/relaxed" });
  const covered = tags.h!.toLowerCase().split(":");
  for (const name of ["from", "to", "subject", "date", "list-unsubscribe", "list-unsubscribe-post"]) {
    expect(covered).toContain(name);
  }

  const lines = body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  const canonicalBody = `${lines.join("\r\n").replace(/(\r\n)*$/, "")}\r\n`;
  expect(tags.bh).toBe(createHash("sha256").update(canonicalBody).digest("base64"));

  const signed = covered.map((name: string) => {
    const [key, content] = fields.find(([key]) => key.toLowerCase() === name)!;
    return relaxed(key, content);
  });
  const unsigned = relaxed("dkim-signature", signature.replace(/\bb=[\s\S]*$/, "b="));
  const verifier = createVerify("RSA-SHA256").update([...signed, unsigned].join("\r\n"));
  expect(verifier.verify(publicKey, tags.b!, "base64")).toBe(true);
});

/** Judges a mail as receiving servers do, by the key that its domain would publish. */
async function verified(raw: string) {
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const resolver = async (name: string) =>
    name === "mail2013._domainkey.trust.example" ? [[`v=DKIM1; k=rsa; p=${key}`]] : [];
  const { results } = await dkimVerify(raw, { resolver });
  return results[0]!;
}

test("a receiver's own verifier accepts the mail as it arrived, with both list headers under the signature", async () => {
  await send({ signed: true });
  const { raw } = smtp.received[0]!;
  const { status, signingDomain } = await verified(raw);
  expect({ status: status.result, signingDomain }).toEqual({
    status: "pass",
    signingDomain: "trust.example",
  });
  const covered = /;\s*h=([^;]+);/
    .exec(split(raw).value("dkim-signature")!)![1]!
    .replace(/\s/g, "")
    .toLowerCase()
    .split(":");
  expect(covered).toEqual(expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]));

  // Whoever bends either of them on the way breaks the signature.
  const bent = [
    raw.replace("/es/unsubscribe/x", "/es/unsubscribe/y"),
    raw.replace("=One-Click", "=Two-Clicks"),
  ];
  expect(bent).not.toContain(raw);
  for (const each of bent) expect((await verified(each)).status.result).toBe("fail");
});

test("without a mail server each mail is one complete .eml, named by its time and always the same", async () => {
  const mailer = createMailer(settings({}));
  expect(await mailer.send(mail)).toMatchObject({ outcome: "sent" });
  await mailer.send(mail);
  await mailer.send({ ...mail, messageId: "0140f5c3-5d01-7000-8000-000000000000@trust.example" });

  const names = (await fs.readdir(path.join(folder, "mail"))).sort();
  expect(names).toHaveLength(2);
  expect(names[0]).toMatch(/^\d{8}T\d{6}-\d{3}Z-0140f5c3-5d00-7000-8000-000000000001\.eml$/);
  expect(names[1]).toContain("0140f5c3-5d01");

  const raw = await fs.readFile(path.join(folder, "mail", names[0]!), "utf8");
  const { value, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(value("content-type")!)![1]!;
  const parts = body.split(`--${boundary}`);
  expect(parts.at(-1)!.trim()).toBe("--");
  expect(parts[1]).toMatch(/text\/plain; charset=utf-8/);
  expect(parts[2]).toMatch(/text\/html; charset=utf-8/);
  expect(decoded(parts[2]!)).toContain("<h1>¡Falta un clic!</h1>");
  expect(decoded(parts[1]!)).toContain("¡Falta un clic!");
  expect(raw).not.toMatch(/[^\r]\n/);
});

function decoded(part: string): string {
  const { value, body } = split(part.replace(/^\r\n/, ""));
  const encoding = value("content-transfer-encoding")!.trim();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("a server that never answers is away, and says so", async () => {
  const { url } = smtp;
  await smtp.stop();
  const mailer = createMailer(settings({ SMTP_URL: url }));
  expect(await mailer.send(mail)).toMatchObject({ outcome: "away" });
  mailer.close();
  smtp = await startFakeSmtp();
});

test("a refused login or sender is trouble with the server and bounces nobody", async () => {
  await smtp.stop();
  smtp = await startFakeSmtp({ authOptional: false, disabledCommands: ["STARTTLS"] });
  const url = smtp.url.replace("//", "//user:wrong@");
  const mailer = createMailer(settings({ SMTP_URL: url }));
  expect(await mailer.send(mail)).toMatchObject({ outcome: "away" });
  mailer.close();
});

test("an address that no server could be asked about is refused without asking", async () => {
  expect(await send({}, { to: "not an address" })).toMatchObject({ outcome: "refused" });
});
