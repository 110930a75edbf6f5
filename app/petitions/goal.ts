/** Mantissas that people accept as a round number, by how far the first one already got. */
const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10];
const smallest = 100;

/** Smallest round number above `count` that is not reached too soon: at least a twentieth ahead. */
function roundAbove(count: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(count));
  const mantissa = count / magnitude;
  const step = steps.find((candidate) => candidate >= mantissa * 1.05) ?? 10.5;
  return step > 10 ? magnitude * 15 : Math.round(magnitude * step);
}

/**
 * The goal shown beside a count of signatures: 37 → 100, 17,000 → 20,000, 24,318 → 30,000,
 * 1,200,000 → 1,500,000. `fixed` is the organizer's own goal; once it is reached the goal steps up
 * like any other, so that a meter never stands full with people still signing.
 */
export function goalFor(count: number, fixed: number | null = null): number {
  if (fixed !== null && fixed > 0 && count < fixed) return fixed;
  if (count < smallest * 0.95) return smallest;
  return roundAbove(count);
}
