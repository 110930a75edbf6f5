import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { randomFromPool } from "./random-pool.server.ts";
import { getSettings } from "./settings.server.ts";

const FILE = "session-secret";
const IV_BYTES = 12;
const TAG_BYTES = 16;

let known: string[] | undefined;
const keys = new Map<string, Buffer>();

/**
 * The secrets of this deployment: SESSION_SECRET, else one generated once into DATA_DIR.
 * The first one seals; all of them unseal, so a new one is put in front and the old one removed later.
 */
export function secrets(): string[] {
  known ??= getSettings().SESSION_SECRET ?? [generatedSecret(getSettings().DATA_DIR)];
  return known;
}

/** Reads the secret kept in this folder, or makes it. Of several processes at once, all get the same one. */
export function generatedSecret(folder: string): string {
  const file = path.resolve(folder, FILE);
  const kept = readIfThere(file);
  if (kept) return kept;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  fs.writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    // A link appears whole and only once: whoever comes second reads the first one's.
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft);
  }
  return fs.readFileSync(file, "utf8").trim();
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Encrypts and signs a JSON value for a cookie or a hidden field (AES-256-GCM), readable only by `unseal` with the
 * same purpose and before it expires. The text is base64url.
 */
export function seal(value: unknown, purpose: string, ttlSeconds: number, now = new Date()): string {
  const iv = randomFromPool(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(secrets()[0]!, purpose), iv);
  const content = JSON.stringify([now.getTime() + ttlSeconds * 1000, value]);
  const text = Buffer.concat([cipher.update(content, "utf8"), cipher.final()]);
  return Buffer.concat([iv, text, cipher.getAuthTag()]).toString("base64url");
}

/** The value that was sealed for this purpose; null when it is expired, forged, or sealed for something else. */
export function unseal<T = unknown>(purpose: string, text: string, now = new Date()): T | null {
  const sealed = Buffer.from(text, "base64url");
  if (sealed.length <= IV_BYTES + TAG_BYTES) return null;
  for (const secret of secrets()) {
    const content = decrypt(sealed, key(secret, purpose));
    if (content === null) continue;
    const [expires, value] = JSON.parse(content) as [number, T];
    return now.getTime() < expires ? value : null;
  }
  return null;
}

function decrypt(sealed: Buffer, sealingKey: Buffer): string | null {
  const decipher = createDecipheriv("aes-256-gcm", sealingKey, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function key(secret: string, purpose: string): Buffer {
  const name = `${purpose}\0${secret}`;
  let derived = keys.get(name);
  if (!derived) {
    derived = Buffer.from(hkdfSync("sha256", secret, "groundswell", purpose, 32));
    keys.set(name, derived);
  }
  return derived;
}

/** The keys of this deployment for one purpose, 32 bytes each: the first one seals, all of them open. */
export function keysFor(purpose: string): Buffer[] {
  return secrets().map((secret) => key(secret, purpose));
}

/** 32 random bytes in base64url: stands in a mail's link and nowhere else. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token: all that the database keeps of it. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
