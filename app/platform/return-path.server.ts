import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { keysFor } from "./secrets.server.ts";

const ID_BYTES = 16;
const MARK_BYTES = 8;

/** Mail servers on the way may write a local part in lower case: letters and figures that stand that. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The address that one mail comes back to: "bounce+<token>@example.org" of `base` "bounce@example.org". The token is the
 * mail's id, sealed: it says nothing to anybody else, and nobody can make one for another mail. Null for what is no id.
 * `base`: at most 24 characters before the "@", so that the whole keeps within 64 (RFC 5321, 4.5.3.1.1).
 */
export function returnPathOf(mailId: string, base: string): string | null {
  if (!uuidForm.test(mailId)) return null;
  const [local, domain] = base.split("@");
  return `${local}+${seal(Buffer.from(mailId.replaceAll("-", ""), "hex"))}@${domain}`;
}

/** The id of the mail that this address was made for; null for any other address. Marks are compared in constant time. */
export function mailOfReturnPath(address: string): string | null {
  const token = /\+([a-z2-7]{39})@/i.exec(address)?.[1];
  if (!token) return null;
  const bytes = decode(token.toLowerCase());
  const [hidden, mark] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES, ID_BYTES + MARK_BYTES)];
  const at = keysFor("return path mark").findIndex((key) => timingSafeEqual(markOf(hidden, key), mark));
  if (at < 0) return null;
  const decipher = createDecipheriv("aes-256-ecb", keysFor("return path")[at]!, null).setAutoPadding(false);
  const hex = Buffer.concat([decipher.update(hidden), decipher.final()]).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// One block, and no two mails have one id: the same block never comes twice, so it needs no vector that would make it longer.
function seal(id: Buffer): string {
  const cipher = createCipheriv("aes-256-ecb", keysFor("return path")[0]!, null).setAutoPadding(false);
  const hidden = Buffer.concat([cipher.update(id), cipher.final()]);
  return encode(Buffer.concat([hidden, markOf(hidden, keysFor("return path mark")[0]!)]));
}

const markOf = (hidden: Buffer, key: Buffer) =>
  createHmac("sha256", key).update(hidden).digest().subarray(0, MARK_BYTES);

/** Base32, five bits a letter, the last one filled up with zeros (RFC 4648, without its padding). */
function encode(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{1,5}/g, (five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]!);
}

function decode(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
