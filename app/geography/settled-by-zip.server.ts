import { country, stateDivision } from "./division.ts";
import { divisionsById } from "./known-divisions.server.ts";
import { countiesOf, takeZip } from "./take-zip.server.ts";
import { Whereabouts } from "./whereabouts.ts";
import { divisionsOfZips } from "./zip-divisions.server.ts";

/**
 * What each of many ZIP codes settles of where somebody lives, as Open Civic Data ids: the country, the state, the county,
 * and every district of which only one is possible. Of a type with several there is none, and nothing at all for a ZIP
 * code that nobody gave out.
 *
 * Shapes: `zips` of five digits, `day` ISO 8601. Three statements, however many ZIP codes. Only a database failure throws.
 */
export async function settledByZip(zips: string[], day: string): Promise<Map<string, string[]>> {
  const touched = await divisionsOfZips(zips, day);
  const counties = await countiesOf(zips.filter((zip) => !touched.has(zip)));
  const found = zips.map((zip) => {
    const where = new Whereabouts(day);
    takeZip(where, zip, { touched: touched.get(zip) ?? [], counties });
    return { zip, where };
  });
  // A state that is one district has it everywhere, also where mail is only collected.
  const states = new Set(found.flatMap(({ where }) => (where.has("cd") ? [] : (where.stateCode ?? []))));
  const whole = await divisionsById([...states].map((code) => `${stateDivision(code)}/cd:at-large`));
  return new Map(
    found.flatMap(({ zip, where }) => {
      if (where.isEmpty) return [];
      const certain = where.divisions.map(({ id }) => id);
      const atLarge = where.has("cd") ? [] : whole.filter(({ stateCode }) => stateCode === where.stateCode);
      return [[zip, [country, ...certain, ...atLarge.map(({ id }) => id)]]];
    }),
  );
}
