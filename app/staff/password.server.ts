import { hash, verify } from "@node-rs/argon2";
import { randomToken } from "#app/platform/secrets.server.ts";

/** OWASP's first choice for Argon2id, the library's default variant: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is kept of a password: Argon2id in PHC form, its salt included. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether this is the password behind a hash. Without a hash (nobody has that address) a comparison that fails
 * is made all the same, so that the answer takes as long.
 */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hashPassword(randomToken());
  const fits = await verify(passwordHash ?? (await nobodys), password.normalize("NFKC"));
  return fits && passwordHash !== null;
}
