import type { Random } from "#app/ui/art/knife.ts";

/** One of the values, each as likely as the others. */
export function oneOf<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)]!;
}

/** Draws values as often as their weights say: a table looked up by halving. */
export function weighted<T>(values: readonly T[], weightOf: (value: T) => number): (random: Random) => T {
  let total = 0;
  const ends = values.map((value) => {
    total += weightOf(value);
    return total;
  });
  return (random) => {
    const wanted = random() * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
  };
}
