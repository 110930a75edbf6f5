export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Runs `contenders` in turns, `rounds` times, the order turned round each time, so that a slow minute of the
 * machine hits all of them. Returns what each saw in each round.
 */
export async function interleave(contenders, rounds) {
  const seen = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = Object.keys(contenders);
    if (round % 2) order.reverse();
    for (const name of order) seen[name].push(await contenders[name]());
  }
  return seen;
}

/** The median of the rounds' ratios, with the figures it comes from. */
export function ratioOf(above, below) {
  const ratios = above.map(({ perSecond }, round) => perSecond / below[round].perSecond);
  return {
    ratio: median(ratios),
    spread: `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
    above: Math.round(median(above.map(({ perSecond }) => perSecond))),
    below: Math.round(median(below.map(({ perSecond }) => perSecond))),
  };
}

/** Fails when a contender did not do what it was measured for. */
export function demandAllGood(name, results, status) {
  for (const { statuses } of results) {
    const wrong = Object.entries(statuses).filter(([seen]) => seen !== String(status));
    if (wrong.length > 0) throw new Error(`${name} answered ${JSON.stringify(Object.fromEntries(wrong))}`);
  }
}

/** One line of the table. `goal` is what it must reach, in words. */
export const line = (number, what, goal, reached, met, detail) => ({
  number,
  what,
  goal,
  reached,
  met,
  detail,
});

export const ratioLine = (number, what, least, { ratio, spread, above, below }) =>
  line(
    number,
    what,
    `≥ ${least} ×`,
    `${ratio.toFixed(2)} ×`,
    ratio >= least,
    `${above}/s against ${below}/s, rounds ${spread}`,
  );
