import { BlockList, isIP } from "node:net";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { currentGuard } from "#app/guard/current-guard.server.ts";
import { networkOf } from "#app/platform/network-of.ts";
import { getSettings } from "#app/platform/settings.server.ts";

/**
 * Posted forms that are usual in a window, and the flood above which they are turned away. Many people may
 * share an address (a union hall, a campus, a carrier), so what is unusual is held for a look, and the page
 * asks for proof of work well before that, which lifts the hold.
 */
const windows = [
  { of: "address", seconds: 60, usual: 60, flood: 600 },
  { of: "address", seconds: 3_600, usual: 300, flood: 3_000 },
  { of: "network", seconds: 60, usual: 240, flood: 2_400 },
  { of: "network", seconds: 3_600, usual: 1_200, flood: 12_000 },
] as const;

/** From this part of what is usual on, the page asks for proof of work. */
const suspicionFrom = 0.25;

// Connections are spread over the processes, each of which sees its part.
const share = (points: number) => Math.ceil(points / getSettings().WEB_PROCESSES);

function makeLimiters() {
  return windows.map(({ of, seconds, usual, flood }) => ({
    of,
    usual: share(usual),
    flood: share(flood),
    limiter: new RateLimiterMemory({
      points: share(flood),
      duration: seconds,
      keyPrefix: `${of}-${seconds}`,
    }),
  }));
}

let limiters: ReturnType<typeof makeLimiters> | undefined;
let allowed: BlockList | undefined;

function allowList(): BlockList {
  if (allowed) return allowed;
  allowed = new BlockList();
  for (const network of getSettings().RATE_LIMIT_ALLOW) {
    const [address, prefix] = network.split("/");
    const type = isIP(address!) === 6 ? "ipv6" : "ipv4";
    allowed.addSubnet(address!, prefix === undefined ? (type === "ipv6" ? 128 : 32) : Number(prefix), type);
  }
  return allowed;
}

const judged = new LRUCache<string, boolean>({ max: 10_000 });

/** Whether this address is let through whatever it asks for: by the setting, or by the list that staff keep. */
export async function isAllowed(address: string): Promise<boolean> {
  return isAllowedBySetting(address) || (await currentGuard()).allows(address);
}

function isAllowedBySetting(address: string): boolean {
  if (getSettings().RATE_LIMIT_ALLOW.length === 0) return false;
  let answer = judged.get(address);
  if (answer === undefined) {
    const type = isIP(address);
    answer = type !== 0 && allowList().check(address, type === 6 ? "ipv6" : "ipv4");
    judged.set(address, answer);
  }
  return answer;
}

export type LimitReading = {
  /** Seconds until the next try; 0 when this one may go on. */
  retryAfter: number;
  /** Codes of the limits passed: "rate.address", "rate.network". */
  reasons: string[];
};

/** Counts one posted form of this network address, and says what that is too much of. */
export async function countPost(address: string): Promise<LimitReading> {
  const network = networkOf(address);
  if (!network || (await isAllowed(address))) return { retryAfter: 0, reasons: [] };
  limiters ??= makeLimiters();
  const reasons = new Set<string>();
  let retryAfter = 0;
  for (const { of, usual, flood, limiter } of limiters) {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(network[of], 1);
    if (consumedPoints > flood) retryAfter = Math.max(retryAfter, Math.ceil(msBeforeNext / 1000), 1);
    if (consumedPoints > usual) reasons.add(`rate.${of}`);
  }
  return { retryAfter, reasons: [...reasons] };
}

/**
 * How unusual this network address is, without counting anything: 0 is quiet; 1 is worth proof of work;
 * 2 is over what is usual.
 */
export async function suspicionOf(address: string): Promise<0 | 1 | 2> {
  const network = networkOf(address);
  if (!network || (await isAllowed(address))) return 0;
  limiters ??= makeLimiters();
  let level: 0 | 1 | 2 = 0;
  for (const { of, usual, limiter } of limiters) {
    const consumed = (await limiter.get(network[of]))?.consumedPoints ?? 0;
    if (consumed >= usual) return 2;
    if (consumed >= usual * suspicionFrom) level = 1;
  }
  return level;
}

/** Forgets everything counted so far, and reads the settings again. */
export function resetLimits(): void {
  limiters = undefined;
  allowed = undefined;
  judged.clear();
}
