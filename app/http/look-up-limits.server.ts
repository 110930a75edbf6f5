import { RateLimiterMemory } from "rate-limiter-flexible";
import { isAllowed } from "#app/petitions/sign-limits.server.ts";
import { networkOf } from "#app/platform/network-of.ts";
import { getSettings } from "#app/platform/settings.server.ts";

/**
 * Look-ups in a window: enough for a table at a fair where everybody looks, too few to walk through a city's
 * addresses, or to hold the geocoder for others.
 */
const windows = [
  { of: "address", seconds: 60, most: 60 },
  { of: "address", seconds: 3_600, most: 600 },
  { of: "network", seconds: 60, most: 240 },
] as const;

// Connections are spread over the processes, each of which sees its part.
const share = (points: number) => Math.ceil(points / getSettings().WEB_PROCESSES);

const makeLimiters = () =>
  windows.map(({ of, seconds, most }) => ({
    of,
    most: share(most),
    limiter: new RateLimiterMemory({
      points: share(most),
      duration: seconds,
      keyPrefix: `look-up-${of}-${seconds}`,
    }),
  }));

let limiters: ReturnType<typeof makeLimiters> | undefined;

/** Counts one look-up of this network address. Seconds until the next may be made; 0 when this one may go on. */
export async function countLookUp(address: string): Promise<number> {
  const network = networkOf(address);
  if (!network || (await isAllowed(address))) return 0;
  limiters ??= makeLimiters();
  let retryAfter = 0;
  for (const { of, most, limiter } of limiters) {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(network[of], 1);
    if (consumedPoints > most) retryAfter = Math.max(retryAfter, Math.ceil(msBeforeNext / 1_000), 1);
  }
  return retryAfter;
}
