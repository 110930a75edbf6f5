import { country } from "#app/geography/division.ts";

const state = `${country}/(?:state|district|territory):[a-z]{2}`;

/**
 * SQL: a list of the divisions that somebody in a division is in, for an expression of its id: that one, its state, the
 * country. Null among them is none. A district tells the state, so that nobody has to be known twice to live in both.
 */
export const divisionsAround = (id: string) =>
  `(VALUES (${id}), (substring(${id} from '^${state}(?![a-z])')), ('${country}'))`;

/**
 * SQL: whether a supporter is known to live in a division; both are expressions, of an id each. The same as being among
 * `divisionsAround`, in words that an index of ids serves.
 */
export const livesIn = (supporter: string, division: string) =>
  `EXISTS (SELECT FROM supporter_division d WHERE d.supporter_id = ${supporter} AND (d.division_id = ${division}
     OR ${division} ~ '^(?:${country}|${state})$' AND starts_with(d.division_id, ${division} || '/')))`;
