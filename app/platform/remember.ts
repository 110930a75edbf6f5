/** Most keys kept at a time. */
const most = 1_000;

/**
 * Keeps the answers of a slow question for a moment, one for each key; askers who come while it is being
 * answered share that answer. Failures are not kept. `forget` empties it, for whoever changed the answer.
 */
export function remember<T>(milliseconds: number, ask: (key: string) => Promise<T>) {
  const kept = new Map<string, { answer: Promise<T>; until: number }>();

  function get(key: string): Promise<T> {
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.answer;
    if (kept.size >= most) forgetOld();
    const answer = ask(key);
    kept.set(key, { answer, until: performance.now() + milliseconds });
    answer.catch(() => kept.delete(key));
    return answer;
  }

  // Keys come from addresses that anybody may make up.
  function forgetOld() {
    const now = performance.now();
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    if (kept.size >= most) kept.clear();
  }

  return { get, forget: () => kept.clear() };
}
