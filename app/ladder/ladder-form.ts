import { type Rung, rungs } from "./rungs.ts";

/**
 * Reads the form of a ladder: the field `rung` once for each place, in order; empty places are left out. Null: something is
 * asked for twice, is not known, or nothing is left.
 */
export function readLadder(fields: URLSearchParams): Rung[] | null {
  const asked = fields.getAll("rung").filter(Boolean);
  const known = asked.filter((each): each is Rung => (rungs as readonly string[]).includes(each));
  const fits = known.length > 0 && known.length === asked.length && new Set(known).size === known.length;
  return fits ? known : null;
}
