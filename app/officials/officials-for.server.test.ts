import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { officialsFor } from "./officials-for.server.ts";

const california = "ocd-division/country:us/state:ca";
const eleventh = `${california}/cd:11`;
const day = "2026-12-01";

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, official_override, division CASCADE");
});

const correct = (
  subjectKind: "official" | "term" | "office",
  subjectId: string,
  field: string,
  value: never,
) =>
  prisma.officialOverride.create({
    data: {
      subjectKind,
      subjectId,
      field,
      value,
      reason: "The source lags behind.",
      authorName: "Ana",
      madeAt: new Date("2026-11-20T12:00:00Z"),
    },
  });

test("a state's two senators hold one office; a district's member comes with what is known of them", async () => {
  const senate = await createOffice({
    divisionId: california,
    level: "federal",
    chamber: "upper",
    key: "us-senator",
    seats: 2,
    title: "U.S. Senator",
    titleEs: "Senador federal",
  });
  await createHolder({ officeId: senate.id, name: "Alex Padilla" });
  await createHolder({ officeId: senate.id, name: "Adam Schiff" });
  const house = await createOffice({ divisionId: eleventh, level: "federal", chamber: "lower" });
  await createHolder({
    officeId: house.id,
    name: "Nancy Pelosi",
    phone: "+12022254965",
    links: [["form", "https://example.org/contact"]],
  });

  const found = await officialsFor([california, eleventh], day);
  expect(found.map(({ divisionId, vacant }) => [divisionId, vacant])).toEqual([
    [california, 0],
    [eleventh, 0],
  ]);
  expect(found[0]!.titles).toEqual({ en: "U.S. Senator", es: "Senador federal" });
  expect(found[0]!.holders.map(({ name }) => name)).toEqual(["Alex Padilla", "Adam Schiff"]);
  expect(found[1]!.holders).toEqual([
    expect.objectContaining({
      name: "Nancy Pelosi",
      party: "Democratic",
      source: "A public list",
      asOf: "2026-09-01",
      correctedOn: null,
      endOn: "2027-01-03",
      places: [expect.objectContaining({ kind: "capitol", phone: "+12022254965" })],
      links: [{ kind: "form", value: "https://example.org/contact" }],
    }),
  ]);
});

test("seats that nobody holds are vacant; a district with two seats shows both members", async () => {
  const two = await createOffice({ divisionId: "ocd-division/country:us/state:wa/sldl:43", seats: 2 });
  await createHolder({ officeId: two.id, name: "Ana Uno" });
  const empty = await createOffice({ divisionId: `${california}/cd:14` });
  await createHolder({ officeId: empty.id, name: "Eva Past", endOn: "2026-03-01" });
  await createHolder({ officeId: empty.id, name: "Zoe Next", startOn: "2027-01-03", endOn: null });

  const [vacated, half] = await officialsFor([two.divisionId, empty.divisionId], day);
  expect([vacated!.holders, vacated!.vacant]).toEqual([[], 1]);
  expect([half!.holders.length, half!.vacant]).toEqual([1, 1]);
  expect((await officialsFor([empty.divisionId], "2027-01-03"))[0]!.holders[0]!.name).toBe("Zoe Next");
  expect(await officialsFor(["ocd-division/country:us/state:ca/cd:99"], day)).toEqual([]);
});

test("a seat whose term ran out after the day its source tells of is not called vacant: nobody knows", async () => {
  const senate = await createOffice({ divisionId: "ocd-division/country:us/state:oh", seats: 2 });
  await createHolder({ officeId: senate.id, name: "Ana Elected", endOn: "2031-01-03" });
  await createHolder({ officeId: senate.id, name: "Ben Appointed", endOn: "2026-11-03" });
  const vacantOn = async (on: string) => (await officialsFor([senate.divisionId], on))[0]!.vacant;
  expect(await vacantOn("2026-11-02")).toBe(0);
  expect(await vacantOn("2026-11-20")).toBe(0);
});

test("an office whose last holder staff entered is not called vacant: nobody knows", async () => {
  const sheriff = await createOffice({ divisionId: `${california}/county:fresno` });
  const { terms } = await createHolder({ officeId: sheriff.id, name: "Past Sheriff", endOn: "2026-01-05" });
  expect(await officialsFor([sheriff.divisionId], day)).toMatchObject([{ vacant: 1 }]);
  await prisma.term.update({ where: { id: terms[0]!.id }, data: { sourceKey: null } });
  expect(await officialsFor([sheriff.divisionId], day)).toEqual([]);
});

test("on the day a term ends its holder is still there, unless the next has begun", async () => {
  const house = await createOffice({ divisionId: eleventh });
  await createHolder({ officeId: house.id, name: "Old Member" });
  const names = async () =>
    (await officialsFor([eleventh], "2027-01-03"))[0]!.holders.map(({ name }) => name);
  expect(await names()).toEqual(["Old Member"]);
  await createHolder({ officeId: house.id, name: "New Member", startOn: "2027-01-03", endOn: "2029-01-03" });
  expect(await names()).toEqual(["New Member"]);
});

test("corrections in force count: a term that goes on, a name, what is hidden", async () => {
  const governor = await createOffice({ divisionId: california, key: "governor" });
  const newsom = await createHolder({
    officeId: governor.id,
    name: "Gavin Newsom",
    startOn: "2019-01-07",
    endOn: "2026-01-01",
  });
  const holders = async (on = day) => (await officialsFor([california], on))[0]?.holders;
  expect(await holders()).toEqual([]);

  const longer = await correct("term", newsom.terms[0]!.id, "endOn", "2027-01-04" as never);
  await correct("official", newsom.id, "party", null as never);
  await correct("official", newsom.id, "no_such_field", "x" as never);
  expect(await holders()).toEqual([
    expect.objectContaining({ endOn: "2027-01-04", party: null, correctedOn: "2026-11-20" }),
  ]);
  expect((await holders())![0]).not.toHaveProperty("no_such_field");

  await prisma.officialOverride.update({ where: { id: longer.id }, data: { expiresOn: new Date(day) } });
  expect(await holders()).toEqual([]);
  expect(await holders("2026-11-30")).toHaveLength(1);
  await correct("office", governor.id, "hidden", true as never);
  expect(await officialsFor([california], day)).toEqual([]);
});
