import { createHmac } from "node:crypto";
import {
  type createChallenge as Create,
  createChallenge,
  extractParams,
  verifySolution,
} from "altcha-lib/v1";
import { networkOf } from "#app/platform/network-of.ts";
import { secrets } from "#app/platform/secrets.server.ts";
import { suspicionOf } from "./sign-limits.server.ts";

export type Challenge = Awaited<ReturnType<typeof Create>>;

const validMinutes = 20;
/** Largest number to be found: a second or two on a phone, and more when a network is over what is usual. */
const largest = { 1: 20_000, 2: 50_000 };
const mostRemembered = 100_000;

const keyFor = (secret: string) => createHmac("sha256", secret).update("proof-of-work").digest("hex");

/** Binds a challenge to who asked for it, without telling the address to whoever reads the page. */
function holder(address: string): string {
  return createHmac("sha256", keyFor(secrets()[0]!))
    .update(networkOf(address)?.address ?? "")
    .digest("hex")
    .slice(0, 16);
}

/**
 * The work asked of this visitor before signing, for the page's script to do unseen; null while the
 * visitor's network is quiet. Never a puzzle, and never a condition: without it the signature is held.
 */
export async function challengeFor(visit: { address: string; now: Date }): Promise<Challenge | null> {
  return challengeOf(await suspicionOf(visit.address), visit);
}

/** The same for whoever judges by more than the network: work of this level; null for 0. */
export async function challengeOf(
  level: 0 | 1 | 2,
  visit: { address: string; now: Date },
): Promise<Challenge | null> {
  if (level === 0) return null;
  return createChallenge({
    hmacKey: keyFor(secrets()[0]!),
    maxnumber: largest[level],
    expires: new Date(visit.now.getTime() + validMinutes * 60_000),
    params: { holder: holder(visit.address) },
  });
}

const used = new Set<string>();

/** The work is done once for each signature: a solution that was taken before is worth nothing. */
function firstUse(challenge: string): boolean {
  if (used.has(challenge)) return false;
  if (used.size >= mostRemembered) used.delete(used.values().next().value!);
  used.add(challenge);
  return true;
}

/** Whether the hidden field `proof` holds work that this visitor was asked for, done, and not used before. */
export async function isGoodProof(proof: string, address: string): Promise<boolean> {
  if (proof === "" || proof.length > 2_000) return false;
  try {
    const payload = JSON.parse(Buffer.from(proof, "base64").toString("utf8"));
    const { expires, holder: bound } = extractParams(payload);
    if (!expires || bound !== holder(address)) return false;
    for (const secret of secrets())
      if (await verifySolution(payload, keyFor(secret))) return firstUse(payload.challenge);
    return false;
  } catch {
    return false;
  }
}
