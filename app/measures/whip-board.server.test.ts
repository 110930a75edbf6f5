import { describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createMeasure, createPosition } from "#tests/factories/create-measure.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { boardFile, readBoardFile } from "./board-file.server.ts";
import { groupsOf, membersWho } from "./board-members.ts";
import { readBoardQuery } from "./board-query.ts";
import { VotesForm } from "./measure-forms.ts";
import { positionHistory } from "./position-history.server.ts";
import { positionsOn } from "./position-queries.server.ts";
import { readVotes } from "./read-votes.ts";
import { recordStatements, recordVotes } from "./record-position.server.ts";
import { whipBoard } from "./whip-board.server.ts";

const day = "2026-12-01";
const division = (rest: string, state = "ca") => `ocd-division/country:us/state:${state}/${rest}`;

async function seat(chamber: "upper" | "lower", district: number, name: string | null, state = "ca") {
  const office = await createOffice({
    divisionId: division(`${chamber === "upper" ? "sldu" : "sldl"}:${district}`, state),
    chamber,
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

test("a roll call is read as it is published: a line for each side", () => {
  const named = (officialId: string, name: string) => ({ officialId, name, familyName: name, district: "" });
  const members = [named("a", "Alba"), named("b", "Bravo"), named("c", "Cruz")];
  const { votes, problems } = readVotes("AYES: Alba, Bravo.\nNoes: Cruz\nAbsent: Diaz", members);
  expect(votes).toEqual([
    { officialId: "a", stance: "supports" },
    { officialId: "b", stance: "supports" },
    { officialId: "c", stance: "opposes" },
  ]);
  expect(problems).toMatchObject([{ line: 3 }]);
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
    expect(await recordVotes(id, votes, words, by)).toMatchObject({ outcome: "saved", count: 2 });
    expect((await positionsOn(id, "en")).map(({ name, stance }) => [name, stance])).toEqual([
      ["Ben Bravo", "supports"],
      ["Ana Alba", "opposes"],
    ]);
    const wrong = [...votes, { officialId: crypto.randomUUID(), stance: "supports" as const }];
    await expect(recordVotes(id, wrong, words, by)).rejects.toThrow();
    expect((await positionHistory(id, "en")).rows).toHaveLength(2);
  });
});

describe("a board is read", () => {
  const asked = (text: string) => readBoardQuery(new URLSearchParams(text));

  // A board of its own for each test: seats are a state's.
  const states = "az co id ks mt nm ut wy ok tx mo ia mn wi il in ky tn ms al ga".split(" ");

  async function boardOfFour() {
    const state = states.pop()!;
    const { id } = await createMeasure({
      jurisdictionId: `ocd-jurisdiction/country:us/state:${state}/government`,
    });
    const [ana, ben, caro, eva] = await Promise.all([
      seat("lower", 41, "Ana Zamora", state),
      seat("lower", 42, "Ben Yáñez", state),
      seat("lower", 43, "Caro Abad", state),
      seat("upper", 41, "Eva Estrada", state),
    ]);
    await say(id, ben!.id, "supports");
    await say(id, eva!.id, "opposes");
    return { id, ana: ana!, ben: ben!, caro: caro!, eva: eva! };
  }

  test("by house and in another order; everybody is counted, shown or not", async () => {
    const { id } = await boardOfFour();
    const board = (await whipBoard(id, "en", day))!;
    const names = (text: string) =>
      groupsOf(board, asked(text)).map(({ members }) => members.map(({ name }) => name));

    expect(names("")).toEqual([["Ana Zamora", "Ben Yáñez", "Caro Abad"], ["Eva Estrada"]]);
    expect(names("order=name")[0]).toEqual(["Caro Abad", "Ben Yáñez", "Ana Zamora"]);
    expect(names("order=stance")[0]).toEqual(["Ben Yáñez", "Caro Abad", "Ana Zamora"]);
    expect(names("order=latest")[0]).toEqual(["Ben Yáñez", "Caro Abad", "Ana Zamora"]);
    expect(names("house=upper")).toEqual([["Eva Estrada"]]);
    const [lower] = groupsOf(board, asked("show=supports"));
    expect(lower!.members.map(({ name }) => name)).toEqual(["Ben Yáñez"]);
    expect(lower!.tally.unknown).toBe(2);
  });

  test("by committee: its members alone, counted against what passes it there", async () => {
    const { id, ana, ben } = await boardOfFour();
    const { jurisdictionId } = await prisma.measure.findUniqueOrThrow({ where: { id } });
    const committee = await prisma.committee.create({
      data: {
        jurisdictionId,
        chamber: "lower",
        nameEn: "Public Safety",
        nameEs: "Seguridad Pública",
        members: { create: [ana, ben].map(({ id: officialId }) => ({ officialId, role: "member" })) },
      },
    });
    const board = (await whipBoard(id, "es", day))!;
    const [group, ...more] = groupsOf(board, asked(`committee=${committee.id}`));
    expect(more).toEqual([]);
    expect(group).toMatchObject({ name: "Seguridad Pública", chamber: null, needed: 2 });
    expect(group!.members.map(({ name }) => name)).toEqual(["Ana Zamora", "Ben Yáñez"]);
    expect(group!.tally).toMatchObject({ supports: 1, unknown: 1, opposes: 0 });
    // A committee that is not there is as good as none.
    expect(groupsOf(board, asked(`committee=${crypto.randomUUID()}`)).length).toBe(2);
  });

  test("district 7 is not district 17; a row that stands twice is one", async () => {
    const { id } = await boardOfFour();
    const board = (await whipBoard(id, "en", day))!;
    const names = groupsOf(board, asked("words=4")).flatMap(({ members }) => members);
    expect(names).toEqual([]);
    expect(groupsOf(board, asked("words=42"))[0]!.members.map(({ name }) => name)).toEqual(["Ben Yáñez"]);
    const row = "Ana Zamora,yes,2026-01-01,Said so";
    const text = ["official,stance,stated_on,evidence_en", row, row].join("\n");
    const read = (await readBoardFile(id, text, { language: "en", day }))!;
    expect(read).toMatchObject({ problems: [], statements: [{ stance: "supports" }] });
  });

  test("as a file, filled in, and read again: what is new is recorded, what stands there is not twice", async () => {
    const { id, ana, ben } = await boardOfFour();
    const sheriff = await createHolder({
      officeId: (await createOffice({ divisionId: division("county:los_angeles"), chamber: null })).id,
      name: `Sheriff ${crypto.randomUUID().slice(0, 8)}`,
    });
    await prisma.positionTranslation.create({
      data: {
        positionId: (await prisma.position.findFirstOrThrow({ where: { measureId: id, officialId: ben.id } }))
          .id,
        language: "en",
        evidence: "=Told us so",
      },
    });
    const lines = [...(await boardFile(id, { language: "en", day }))!].join("").trim().split("\r\n");
    const of = (official: { id: string }) => lines.findIndex((line) => line.startsWith(official.id));
    expect(lines[of(ben)]).toContain("supports,2026-05-01,'=Told us so");
    lines[of(ana)] = `${ana.id},,,,,,leans,2026-06,"Said ""yes, almost""",,Her office,,https://example.org/a`;
    lines.push(`,${sheriff.name},,,,,no,2026-07-02,Wrote against it,,,,`);
    const deed = { actor: (await createActor()).actor, now: new Date("2026-12-01T12:00:00Z") };
    const asked = { language: "en" as const, day };
    const read = (await readBoardFile(id, lines.join("\n"), asked))!;
    expect(read.problems).toEqual(
      // Nothing was said of Eva but where she stands.
      [{ line: expect.any(Number), code: "required", text: "evidence_en" }],
    );
    expect(read.statements).toHaveLength(3);
    expect(await recordStatements(id, read.statements, deed)).toEqual({
      outcome: "saved",
      count: 2,
      unchanged: 1,
    });
    expect(await recordStatements(id, read.statements, deed)).toMatchObject({ count: 0, unchanged: 3 });
    const stands = new Map((await positionsOn(id, "en")).map((line) => [line.officialId, line]));
    expect(stands.get(ana.id)).toMatchObject({
      stance: "leans",
      statedOn: "2026-06-01",
      precision: "month",
      evidence: 'Said "yes, almost"',
      source: "Her office",
    });
    expect(stands.get(sheriff.id)).toMatchObject({ stance: "opposes" });
  });

  test.each([
    ["name,word\nAna,yes", { line: 1, code: "no-columns" }],
    [
      "official,stance,stated_on,evidence_en\nNobody Here,yes,2026-01-01,Said so",
      { line: 2, code: "nobody" },
    ],
    [
      "official;stance;stated_on;evidence_en\nAna Zamora;maybe;2026-01-01;Said so",
      { code: "unknown-stance" },
    ],
    ["official,stance,stated_on,evidence_en\nAna Zamora,yes,2026-02-30,Said so", { code: "bad-date" }],
    [
      "official,stance,stated_on,evidence_en\nAna Zamora,yes,,Said so",
      { code: "required", text: "stated_on" },
    ],
    ['official,stance\n"Ana Zamora,yes', { code: "unreadable" }],
    [
      "official,stance,stated_on,evidence_en\nAna Zamora,yes,2026-01-01,Said so\nAna Zamora,no,2026-01-01,Said no",
      { line: 3, code: "twice" },
    ],
    [
      "official,stance,stated_on,evidence_en\nAna Zamora,,2026-01-01,Said so",
      { code: "required", text: "stance" },
    ],
    ["official,stance,stated_on,evidence_en\nAna Zamora,yes,2030-01-01,Will say so", { code: "day-ahead" }],
  ])("and a file that is not understood says which row and why", async (text, problem) => {
    const { id } = await boardOfFour();
    const read = (await readBoardFile(id, text, { language: "en", day }))!;
    expect(read.problems).toMatchObject([problem]);
  });
});
