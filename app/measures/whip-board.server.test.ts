import { describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createMeasure, createPosition } from "#tests/factories/create-measure.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { membersWho } from "./board-members.ts";
import { VotesForm } from "./measure-forms.ts";
import { positionHistory } from "./position-history.server.ts";
import { positionsOn } from "./position-queries.server.ts";
import { readVotes } from "./read-votes.ts";
import { recordVotes } from "./record-position.server.ts";
import { whipBoard } from "./whip-board.server.ts";

const day = "2026-12-01";
const division = (rest: string) => `ocd-division/country:us/state:ca/${rest}`;

async function seat(chamber: "upper" | "lower", district: number, name: string | null, seats = 1) {
  const office = await createOffice({
    divisionId: division(`${chamber === "upper" ? "sldu" : "sldl"}:${district}`),
    chamber,
    seats,
    title: `District ${district}`,
  });
  return name ? createHolder({ officeId: office.id, name }) : null;
}

const say = (measureId: string, officialId: string, stance: "supports" | "opposes" | "leans") =>
  prisma.position.create({ data: { measureId, officialId, stance, statedOn: new Date("2026-05-01") } });

test("the board counts everybody who votes, by house, against what passes it there", async () => {
  const { id } = await createMeasure({
    steps: [["Floor", { outcome: "ahead", kind: "floor", chamber: "lower", votesNeeded: 3 }]],
  });
  const ana = await seat("lower", 10, "Ana Alba");
  const ben = await seat("lower", 2, "Ben Bravo");
  await seat("lower", 3, "Caro Cruz");
  await seat("lower", 4, null);
  const eva = await seat("upper", 1, "Eva Estrada");
  await say(id, ana!.id, "supports");
  await say(id, ben!.id, "leans");
  await say(id, eva!.id, "opposes");
  await createPosition({ measureId: id, name: "Gil Gobierno", stance: "undecided" });
  const board = (await whipBoard(id, "en", day))!;

  expect(board.houses.map(({ chamber, seats, vacant, needed }) => [chamber, seats, vacant, needed])).toEqual([
    ["lower", 4, 1, 3],
    ["upper", 1, 0, 1],
  ]);
  const [lower, upper] = board.houses;
  expect(lower!.members.map(({ name, office, stance }) => [name, office, stance])).toEqual([
    ["Ben Bravo", "District 2", "leans"],
    ["Caro Cruz", "District 3", "unknown"],
    ["Ana Alba", "District 10", "supports"],
  ]);
  expect(lower!.tally).toMatchObject({ supports: 1, leans: 1, unknown: 1, opposes: 0 });
  expect(upper!.tally).toMatchObject({ opposes: 1 });
  expect(board.others.map(({ name }) => name)).toEqual(["Gil Gobierno"]);

  const named = (words: string, stance: "" | "supports" = "") =>
    membersWho(lower!.members, { words, stance }).map(({ name }) => name);
  expect(named("alba ana")).toEqual(["Ana Alba"]);
  expect(named("district 3")).toEqual(["Caro Cruz"]);
  expect(named("", "supports")).toEqual(["Ana Alba"]);
  expect(named("cruz", "supports")).toEqual([]);
});

test("a measure that is not there has no board; one of a body nobody is known of has no houses", async () => {
  expect(await whipBoard(crypto.randomUUID(), "en", day)).toBeNull();
  const { id } = await createMeasure({ jurisdictionId: "ocd-jurisdiction/country:us/state:vt/government" });
  expect(await whipBoard(id, "en", day)).toMatchObject({ body: "VT", houses: [], others: [] });
});

describe("a recorded vote", () => {
  const member = (officialId: string, name: string, familyName: string, district: number) => ({
    officialId,
    name,
    familyName,
    district: String(district),
  });
  const members = [
    member("a", "Ana Alcalá", "Alcalá", 12),
    member("b", "Ben García", "García", 2),
    member("c", "Carla García", "García", 31),
  ];
  const read = (text: string) => readVotes(text, members);

  test("is read by whole names, single family names and districts, in both languages", () => {
    expect(read("Alcala, aye\n\nGarcía, Carla; no\nDistrict 2\tleans no")).toEqual({
      votes: [
        { officialId: "a", stance: "supports" },
        { officialId: "c", stance: "opposes" },
        { officialId: "b", stance: "leans_no" },
      ],
      problems: [],
    });
    expect(read("31, sí\r\nBEN GARCIA, Undecided").votes.map(({ stance }) => stance)).toEqual([
      "supports",
      "undecided",
    ]);
  });

  test("says line by line what it does not understand", () => {
    expect(
      read("García, aye\nNobody, no\nAlcalá\nAlcalá, perhaps\n12, aye\nAna Alcalá, no").problems,
    ).toEqual([
      { line: 1, code: "several", text: "García" },
      { line: 2, code: "nobody", text: "Nobody" },
      { line: 3, code: "no-stance", text: "Alcalá" },
      { line: 4, code: "unknown-stance", text: "perhaps" },
      { line: 6, code: "twice", text: "Ana Alcalá" },
    ]);
  });

  test("is put on the record whole, and members keep their places", async () => {
    const by = { actor: (await createActor()).actor, now: new Date() };
    const { id } = await createMeasure();
    const ana = await seat("lower", 51, "Ana Alba");
    const ben = await seat("lower", 52, "Ben Bravo");
    const words = VotesForm.parse({
      votes: "x",
      stated_on: "2026-04-09",
      evidence_en: "Voted in committee.",
    });
    const votes = [
      { officialId: ben!.id, stance: "supports" as const },
      { officialId: ana!.id, stance: "opposes" as const },
    ];
    expect(await recordVotes(id, votes, words, by)).toEqual({ outcome: "saved", count: 2 });
    expect((await positionsOn(id, "en")).map(({ name, stance }) => [name, stance])).toEqual([
      ["Ben Bravo", "supports"],
      ["Ana Alba", "opposes"],
    ]);
    const wrong = [...votes, { officialId: crypto.randomUUID(), stance: "supports" as const }];
    await expect(recordVotes(id, wrong, words, by)).rejects.toThrow();
    expect((await positionHistory(id, "en")).rows).toHaveLength(2);
  });
});
