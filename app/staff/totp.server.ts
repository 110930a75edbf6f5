import { randomBytes } from "node:crypto";
import { generateSecret, generateURI, verify } from "otplib";
import { seal, tokenHash, unseal } from "#app/platform/secrets.server.ts";

const STEP_SECONDS = 30;
const PURPOSE = "staff-totp";
const CENTURY_SECONDS = 100 * 365 * 86_400;

/** A new secret for an authenticator app: base32, 160 bits. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The secret as the database keeps it. */
export function sealTotpSecret(secret: string): string {
  return seal(secret, PURPOSE, CENTURY_SECONDS);
}

/** A kept secret; null when the deployment's own secret was lost since. */
export function unsealTotpSecret(sealed: string): string | null {
  return unseal<string>(PURPOSE, sealed);
}

/** The address an authenticator app reads out of a QR code. */
export function totpAddress({
  secret,
  email,
  issuer,
}: {
  secret: string;
  email: string;
  issuer: string;
}): string {
  return generateURI({ issuer, label: email, secret });
}

/**
 * The time step whose code this is, within one step of now; null when it is none, or not after `afterStep`: a
 * code that was taken once is not taken again. Source: RFC 6238, section 5.2.
 */
export async function totpStep(
  code: string,
  { secret, afterStep, now }: { secret: string; afterStep: number | null; now: Date },
): Promise<number | null> {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const result = await verify({
    secret,
    token: digits,
    epoch: Math.floor(now.getTime() / 1_000),
    epochTolerance: STEP_SECONDS,
  });
  if (!result.valid || !("timeStep" in result)) return null;
  return afterStep === null || result.timeStep > afterStep ? result.timeStep : null;
}

// Without letters and figures that are mistaken for one another.
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODES = 10;

/** Ten codes of 80 random bits, such as "K7QM-2XPA-9RTB-HW4C". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return letters.join("").match(/.{4}/g)!.join("-");
  });
}

/** What the database keeps of a recovery code; null when the text cannot be one. */
export function recoveryHash(code: string): Uint8Array<ArrayBuffer> | null {
  const plain = code.toUpperCase().replace(/[\s-]/g, "");
  return /^[A-Z0-9]{16}$/.test(plain) ? Uint8Array.from(tokenHash(plain)) : null;
}
