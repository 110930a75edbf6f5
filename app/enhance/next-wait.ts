const second = 1_000;

/**
 * Milliseconds until the next look: 10 s at first, 30 s for a page that has been open for five minutes,
 * 2 min after half an hour; doubled for each failure in a row up to 5 min; never sooner than the server asked
 * (`retryAfter`, seconds). A fifth of chance keeps a crowd that opened the page together from coming together.
 */
export function nextWait(
  { failures, openFor, retryAfter }: { failures: number; openFor: number; retryAfter: number },
  random: () => number = Math.random,
): number {
  const calm = openFor < 300 * second ? 10 : openFor < 1_800 * second ? 30 : 120;
  const wait = Math.min(calm * 2 ** Math.min(failures, 6), 300) * second;
  return Math.max(wait * (0.9 + 0.2 * random()), retryAfter * second);
}
