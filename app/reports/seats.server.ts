import { country, stateDivision } from "#app/geography/division.ts";
import { type Body, isCongress } from "#app/measures/body.ts";
import { officesOf } from "#app/measures/body-offices.server.ts";
import { correctionsOn } from "#app/officials/corrections.server.ts";
import type { OfficeFound } from "#app/officials/office-found.ts";
import { officesHeldBy } from "#app/officials/offices-held-by.server.ts";
import { officialsFor } from "#app/officials/officials-for.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { executives } from "#app/targets/rule.ts";
import { districtsWithConstituents } from "./division-counts.server.ts";

/**
 * The offices that concern a campaign on a day (ISO 8601): both houses of the body that has its measure, and whoever signs
 * there. Without such a body the members of Congress and of legislatures whose districts have most supporters. And whatever
 * other offices its supporters reached.
 */
export async function officesConcerned(
  { campaignId, body, reached }: { campaignId: string; body: Body | null; reached: string[] },
  day: string,
): Promise<OfficeFound[]> {
  const own = body ? await officesOfBody(body, day) : await officesOfDistricts(campaignId, day);
  const known = new Set(own.flatMap(({ holders }) => holders.map(({ id }) => id)));
  const others = await officesHeldBy(
    reached.filter((id) => !known.has(id)),
    day,
  );
  return [...own, ...others];
}

async function officesOfBody(body: Body, day: string): Promise<OfficeFound[]> {
  const area = isCongress(body) ? country : stateDivision(body);
  const [above, houses] = await Promise.all([officialsFor([area], day), officesOf(body, day)]);
  return [...above.filter(({ key }) => executives.has(key)), ...houses];
}

async function officesOfDistricts(campaignId: string, day: string): Promise<OfficeFound[]> {
  const offices = await officialsFor(await districtsWithConstituents(campaignId), day);
  return offices.filter(({ chamber }) => chamber !== null);
}

/** Somebody with the last office they held. */
export type FormerHolder = {
  official: { id: string; name: string; familyName: string; party: string | null };
  office: Pick<OfficeFound, "id" | "divisionId" | "chamber" | "titles">;
};

/** Those of these officials who hold no office on a day any more, each with their last one, as corrected. */
export async function formerHolders(officials: string[], day: string): Promise<FormerHolder[]> {
  if (officials.length === 0) return [];
  const { rows } = await pool.query<FormerHolder>(
    `SELECT DISTINCT ON (p.id) json_build_object('id', p.id, 'name', p.name, 'familyName', p.family_name, 'party', p.party)
         AS official,
       json_build_object('id', o.id, 'divisionId', o.division_id, 'chamber', o.chamber, 'titles',
         (SELECT json_object_agg(l.language, coalesce(t.title, o.key)) FROM (VALUES ('en'), ('es')) AS l (language)
          LEFT JOIN office_translation t ON t.office_id = o.id AND t.language::text = l.language)) AS office
     FROM official p JOIN term e ON e.official_id = p.id JOIN office o ON o.id = e.office_id
     WHERE p.id = ANY($1::uuid[]) ORDER BY p.id, e.start_on DESC NULLS LAST, e.id`,
    [officials],
  );
  const corrections = await correctionsOn(day, { subjects: officials, officials });
  return rows.map(({ official, office }) => ({
    official: corrections.apply("official", official) ?? official,
    office,
  }));
}
