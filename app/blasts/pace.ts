export type Pace = {
  /** Mails a second, at most. */
  perSecond: number;
  /** Of them to one mail house; the lane of everybody else knows only the first limit. */
  lanePerSecond: number;
  /** Mails that may still go out today; null: no end. */
  leftToday: number | null;
};

type Bucket = { tokens: number; at: number };

/**
 * Says how many mails may go out at a moment: buckets that fill by the second and hold a second's worth. One process
 * sends at a time, so that they need not be shared. `now` is in milliseconds and never goes back.
 */
export function paceKeeper(pace: Pace) {
  const buckets = new Map<string, Bucket>();
  let left = pace.leftToday ?? Number.POSITIVE_INFINITY;
  const rateOf = (name: string) => (name === "all" ? pace.perSecond : pace.lanePerSecond);
  // Begins with a fifth of a second's worth: who starts and stops often may not send a second's worth each time.
  const bucket = (name: string, now: number): Bucket => {
    const rate = rateOf(name);
    const kept = buckets.get(name) ?? { tokens: rate / 5, at: now };
    const tokens = Math.min(rate, kept.tokens + ((now - kept.at) / 1_000) * rate);
    const filled = { tokens, at: now };
    buckets.set(name, filled);
    return filled;
  };
  const namesOf = (lane: string) => (lane === "" ? ["all"] : ["all", lane]);
  return {
    /** How many of a lane may go now. */
    free: (lane: string, now: number): number =>
      Math.floor(Math.min(left, ...namesOf(lane).map((name) => bucket(name, now).tokens))),
    /** Takes what is about to go. */
    take(lane: string, count: number, now: number): void {
      for (const name of namesOf(lane)) bucket(name, now).tokens -= count;
      left -= count;
    },
    /** Gives back what was taken and did not go. */
    giveBack(lane: string, count: number, now: number): void {
      for (const name of namesOf(lane)) bucket(name, now).tokens += count;
      left += count;
    },
    /** Whether the day's measure is full. */
    isDayFull: (): boolean => left < 1,
  };
}
