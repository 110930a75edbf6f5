import type { Language } from "#app/i18n/language.ts";
import { type Body, bodyOf } from "#app/measures/body.ts";
import { districtBeside } from "#app/officials/district-label.ts";
import type { Chamber } from "#app/officials/houses.ts";
import type { OfficeFound } from "#app/officials/office-found.ts";
import { pool } from "#app/platform/db.server.ts";
import { stancesOn } from "#app/targets/targets-for.server.ts";
import { divisionCounts } from "./division-counts.server.ts";
import { officialFigures } from "./official-figures.server.ts";
import { noFigures, type OfficialLine } from "./official-line.ts";
import { type FormerHolder, formerHolders, officesConcerned } from "./seats.server.ts";

export type CampaignOfficials = {
  /** Who has the campaign's measure; null: it has none, or it is before no house that we know. */
  body: Body | null;
  measureId: string | null;
  lines: OfficialLine[];
};

/** A line without what is counted. */
type Seat = Pick<OfficialLine, "officeId" | "divisionId" | "title" | "chamber" | "hasLeft"> & {
  official: { id: string; name: string; familyName: string; party: string | null } | null;
};

/**
 * Everybody whom a campaign concerns on a day (ISO 8601), with where they stand and what supporters did: those of
 * `officesConcerned`, vacant seats too, and whoever was reached and has left. As many statements whatever the number of
 * supporters: who lives where is as the last count found it. Null for a campaign that is not there.
 */
export async function officialLines(
  campaignId: string,
  { language, day }: { language: Language; day: string },
): Promise<CampaignOfficials | null> {
  const measure = await measureOf(campaignId);
  if (!measure) return null;
  const body = measure.jurisdictionId === null ? null : bodyOf(measure.jurisdictionId);
  const figures = await officialFigures(campaignId);
  const offices = await officesConcerned({ campaignId, body, reached: [...figures.keys()] }, day);
  const holding = new Set(offices.flatMap(({ holders }) => holders.map(({ id }) => id)));
  const former = await formerHolders(
    [...figures.keys()].filter((id) => !holding.has(id)),
    day,
  );
  const seats = [
    ...offices.flatMap((office) => seatsOf(office, language)),
    ...former.map((one) => formerSeat(one, language)),
  ];
  const divisions = [...new Set(seats.map(({ divisionId }) => divisionId))];
  const [stances, counts, names] = await Promise.all([
    stancesOn(measure.id),
    divisionCounts(campaignId, divisions),
    divisionNames(divisions),
  ]);
  const lines = seats.map(({ official, ...seat }): OfficialLine => {
    const { constituents = 0, signatures = 0 } = counts.get(seat.divisionId) ?? {};
    const { id = null, name = null, familyName = "", party = null } = official ?? {};
    const beside = (title: string) =>
      districtBeside(seat.divisionId, names.get(seat.divisionId) ?? "", title, language);
    return {
      ...seat,
      key: `${seat.officeId} ${id}`,
      title: [seat.title, beside(seat.title)].filter(Boolean).join(", "),
      district: beside(""),
      ...{ officialId: id, name, familyName, party },
      stance: id && measure.id ? (stances.get(id) ?? "unknown") : null,
      constituents,
      signatures,
      ...((id && figures.get(id)) || noFigures),
    };
  });
  return { body, measureId: measure.id, lines };
}

const seatsOf = (
  { id: officeId, divisionId, chamber, titles, holders, vacant }: OfficeFound,
  language: Language,
) => {
  const seat = {
    officeId,
    divisionId,
    title: titles[language],
    chamber: chamber as Chamber | null,
    hasLeft: false,
  };
  return [
    ...holders.map(
      ({ id, name, familyName, party }): Seat => ({ ...seat, official: { id, name, familyName, party } }),
    ),
    // Several seats of one district that nobody holds are one line: nothing tells them apart.
    ...(vacant > 0 ? [{ ...seat, official: null } satisfies Seat] : []),
  ];
};

const formerSeat = ({ official, office }: FormerHolder, language: Language): Seat => ({
  officeId: office.id,
  divisionId: office.divisionId,
  title: office.titles[language],
  chamber: office.chamber as Chamber | null,
  hasLeft: true,
  official,
});

async function measureOf(campaignId: string) {
  const { rows } = await pool.query<{ id: string | null; jurisdictionId: string | null }>(
    `SELECT m.id, m.jurisdiction_id AS "jurisdictionId"
     FROM campaign c LEFT JOIN measure m ON m.id = c.measure_id WHERE c.id = $1`,
    [campaignId],
  );
  return rows[0] ?? null;
}

async function divisionNames(ids: string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    "SELECT id, name FROM division WHERE id = ANY($1)",
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
