import { countriesIn } from "#app/geography/countries.ts";
import { findCounty } from "#app/geography/places.server.ts";
import { regionName } from "#app/geography/states.ts";
import type { Language } from "#app/i18n/language.ts";
import { publicPlace, type WhereFrom } from "#app/petitions/signer-queries.server.ts";
import { ASKED, type Asked, asked, type Query } from "./pack-scope.ts";

/** `name` null: all places with fewer than five signers together. */
export type PlaceLine = { name: string | null; counted: number };
export type PlaceTable = { level: "country" | "region" | "county" | "town" | "zip"; lines: PlaceLine[] };

/** A place with fewer signers than this could point at a person. */
const SMALLEST = 5;

const LEVELS = {
  country: "country",
  region: "country || '-' || region",
  county: "county_fips",
  zip: "CASE WHEN country = 'US' THEN left(postal_code, 5) END",
} as const;

/**
 * Where the signers of a pack live: country, state and county; of one district, county and town. ZIP codes where they are
 * wished for. A table of one country, or of nothing, is left out.
 */
export async function readPlaces(query: Query, pack: Asked): Promise<PlaceTable[]> {
  const tables: PlaceTable[] = [];
  for (const level of levelsOf(pack)) {
    const lines = level === "town" ? await townLines(query, pack) : await placeLines(query, pack, level);
    if (level === "country" ? lines.length > 1 : lines.length > 0) tables.push({ level, lines });
  }
  return tables;
}

function levelsOf({ division, zip }: Asked): PlaceTable["level"][] {
  const wide = division === null ? (["country", "region", "county"] as const) : (["county", "town"] as const);
  return zip ? [...wide, "zip"] : [...wide];
}

async function placeLines(
  query: Query,
  pack: Asked,
  level: Exclude<PlaceTable["level"], "town">,
): Promise<PlaceLine[]> {
  const { rows } = await query(
    `WITH place AS (
       SELECT ${LEVELS[level]} AS code, count(*)::int AS counted FROM signature
       WHERE ${ASKED} AND ${LEVELS[level]} IS NOT NULL GROUP BY 1)
     SELECT CASE WHEN counted >= $4 THEN code END AS code, sum(counted)::int AS counted FROM place
     GROUP BY 1 ORDER BY (CASE WHEN min(counted) >= $4 THEN 0 ELSE 1 END), counted DESC, code`,
    [...asked(pack), SMALLEST],
  );
  return (rows as { code: string | null; counted: number }[]).map(({ code, counted }) => ({
    name: code && nameOf(level, code, pack.language),
    counted,
  }));
}

/** Towns are named as the list of signers names them, which the database does not know how to. */
async function townLines(query: Query, pack: Asked): Promise<PlaceLine[]> {
  const { rows } = await query(
    `SELECT locality, region, left(postal_code, 5) AS postal_code, country, count(*)::int AS counted FROM signature
     WHERE ${ASKED} GROUP BY 1, 2, 3, 4`,
    asked(pack),
  );
  const towns = new Map<string, number>();
  for (const row of rows as (WhereFrom & { counted: number })[]) {
    const town = publicPlace(row);
    if (town) towns.set(town, (towns.get(town) ?? 0) + row.counted);
  }
  const lines = [...towns].map(([name, counted]) => ({ name, counted }));
  const large = lines.filter(({ counted }) => counted >= SMALLEST);
  large.sort((a, b) => b.counted - a.counted || a.name.localeCompare(b.name));
  const small = lines.reduce((sum, { counted }) => sum + (counted < SMALLEST ? counted : 0), 0);
  return small > 0 ? [...large, { name: null, counted: small }] : large;
}

function nameOf(level: keyof typeof LEVELS, code: string, language: Language): string {
  if (level === "zip") return code;
  if (level === "county") {
    const county = findCounty(code);
    return county ? `${county.name}, ${county.state}` : code;
  }
  if (level === "country")
    return countriesIn(language).find((country) => country.code === code)?.name ?? code;
  const [country = "", ...region] = code.split("-");
  return regionName(country, region.join("-")) ?? code;
}
