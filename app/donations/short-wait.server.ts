import { v7 as newId } from "uuid";
import { seal, unseal } from "#app/platform/secrets.server.ts";

const purpose = "gift-wait";
/** How long somebody waits whose browser does no work unseen. */
export const WAIT_SECONDS = 15;
const validSeconds = 15 * 60;

type Sealed = { id: string; holder: string; from: number };

/**
 * A wait for whoever is asked for proof of work and has no script to do it: the form comes back with this in its hidden
 * field `wait`, and is taken once the seconds are over. `addressHash` says whose wait it is.
 */
export function beginWait(addressHash: Buffer | null, now: Date): string {
  const holder = addressHash?.toString("base64url") ?? "";
  const from = now.getTime() + WAIT_SECONDS * 1_000;
  return seal({ id: newId(), holder, from } satisfies Sealed, purpose, validSeconds, now);
}

/** A wait of this visitor's, and how long it still is; null where there is none. One wait lets one gift through. */
export function readWait(
  field: string | null,
  addressHash: Buffer | null,
  now: Date,
): { id: string; secondsLeft: number } | null {
  if (!field || field.length > 1_000) return null;
  const wait = unseal<Sealed>(purpose, field, now);
  if (!wait || wait.holder !== (addressHash?.toString("base64url") ?? "")) return null;
  return { id: wait.id, secondsLeft: Math.max(Math.ceil((wait.from - now.getTime()) / 1_000), 0) };
}
