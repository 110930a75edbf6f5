import { country } from "#app/geography/division.ts";

const stateOf = (id: string) =>
  `substring(${id} from '^${country}/(?:state|district|territory):[a-z]{2}(?![a-z])')`;

/**
 * SQL: a list of the divisions that somebody in a division is in, for an expression of its id: that one, its state, the
 * country. Null among them is none. A district tells the state, so that nobody has to be known twice to live in both.
 */
export const divisionsAround = (id: string) => `(VALUES (${id}), (${stateOf(id)}), ('${country}'))`;

/** SQL: whether a supporter is known to live in a division; both are expressions, of an id each. */
export const livesIn = (supporter: string, division: string) =>
  `EXISTS (SELECT FROM supporter_division d WHERE d.supporter_id = ${supporter}
     AND ${division} IN (d.division_id, ${stateOf("d.division_id")}, '${country}'))`;
