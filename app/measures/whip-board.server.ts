import { readDivisionId } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { type Chamber, chambersOf } from "#app/officials/houses.ts";
import { partyShown } from "#app/officials/party-shown.ts";
import { prisma } from "#app/platform/db.server.ts";
import { type Body, bodyOf } from "./body.ts";
import { officesOf } from "./body-offices.server.ts";
import type { PositionLine } from "./position.ts";
import { positionsOn } from "./position-queries.server.ts";
import { type Stance, tallyOf } from "./stance.ts";

/** Somebody who votes on a measure. */
export type BoardMember = {
  officialId: string;
  name: string;
  familyName: string;
  party: string | null;
  office: string;
  /** "12", "10a", "2nd_suffolk": what tells it from others of its house. */
  district: string;
  stance: Stance;
  /** What they last said or did about it; null: nothing is on the record. */
  position: PositionLine | null;
};

/** A house that votes on a measure, counted against what passes it there. */
export type BoardHouse = {
  chamber: Chamber;
  seats: number;
  vacant: number;
  /** As its stage says; else more than half of the seats. */
  needed: number;
  /** By district as ballots order it, then by name. */
  members: BoardMember[];
  tally: Record<Stance, number>;
};

/** A committee of the measure's body of which somebody votes on the measure. */
export type BoardCommittee = {
  id: string;
  name: string;
  /** As a stage of the measure says that names it; else more than half of its members. */
  needed: number;
  /** Officials, by id. */
  members: string[];
};

export type WhipBoard = {
  body: Body | null;
  houses: BoardHouse[];
  /** By name. */
  committees: BoardCommittee[];
  /** On the record without a vote in either house: the governor, a sheriff, somebody who has left. */
  others: PositionLine[];
};

/**
 * Everybody who votes on a measure on a day (ISO 8601), with where they stand; null for a measure that is not there.
 * Houses of whom nobody is known are left out: their seats are not known either.
 */
export async function whipBoard(
  measureId: string,
  language: Language,
  day: string,
): Promise<WhipBoard | null> {
  const measure = await prisma.measure.findUnique({ where: { id: measureId }, include: { stages: true } });
  if (!measure) return null;
  const body = bodyOf(measure.jurisdictionId);
  const [positions, offices, committees] = await Promise.all([
    positionsOn(measureId, language),
    body ? officesOf(body, day) : [],
    committeesOf(measure, language),
  ]);
  const said = new Map(positions.map((line) => [line.officialId, line]));
  const houses = (body ? chambersOf(body) : []).flatMap((chamber): BoardHouse[] => {
    const own = offices.filter((office) => office.chamber === chamber);
    if (own.length === 0) return [];
    const members = own.flatMap(({ titles, divisionId, holders }) =>
      holders.map((holder) =>
        memberOf(
          { ...holder, party: partyShown(holder.party, language) },
          { office: titles[language], divisionId },
          said.get(holder.id) ?? null,
        ),
      ),
    );
    const seats = own.reduce((sum, office) => sum + office.seats, 0);
    const stage = measure.stages.find((each) => each.kind === "floor" && each.chamber === chamber);
    return [
      {
        chamber,
        seats,
        vacant: own.reduce((sum, office) => sum + office.vacant, 0),
        needed: stage?.votesNeeded ?? Math.floor(seats / 2) + 1,
        members,
        tally: tallyOf(members),
      },
    ];
  });
  const voting = new Set(houses.flatMap(({ members }) => members.map(({ officialId }) => officialId)));
  return {
    body,
    houses,
    committees: committees.filter(({ members }) => members.some((id) => voting.has(id))),
    others: positions.filter(({ officialId }) => !voting.has(officialId)),
  };
}

type Measure = {
  jurisdictionId: string;
  stages: { committeeId: string | null; votesNeeded: number | null }[];
};

async function committeesOf(
  { jurisdictionId, stages }: Measure,
  language: Language,
): Promise<BoardCommittee[]> {
  const rows = await prisma.committee.findMany({
    where: { jurisdictionId },
    select: { id: true, nameEn: true, nameEs: true, members: { select: { officialId: true } } },
  });
  const told = new Map(stages.map((stage) => [stage.committeeId, stage.votesNeeded]));
  return rows
    .map(({ id, nameEn, nameEs, members }) => ({
      id,
      name: language === "es" ? nameEs : nameEn,
      needed: told.get(id) ?? Math.floor(members.length / 2) + 1,
      members: members.map(({ officialId }) => officialId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

type Holder = Pick<BoardMember, "name" | "familyName" | "party"> & { id: string };

const memberOf = (
  holder: Holder,
  { office, divisionId }: { office: string; divisionId: string },
  position: PositionLine | null,
): BoardMember => ({
  officialId: holder.id,
  name: holder.name,
  familyName: holder.familyName,
  party: holder.party,
  office,
  district: readDivisionId(divisionId)?.value ?? "",
  stance: position?.stance ?? "unknown",
  position,
});
