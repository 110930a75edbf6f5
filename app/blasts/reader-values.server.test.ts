import { beforeAll, expect, test } from "vitest";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createReader } from "#tests/factories/create-blast.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createCorner } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { namesIn, noValues } from "./merge-text.server.ts";
import { type AskedOfReader, isMore, readerValues, valuesOf } from "./reader-values.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
const all = ["officials", "positions", "last_deed", "ask_amount"] as const;

let corner: Awaited<ReturnType<typeof createCorner>>;
let measureId: string;
beforeAll(async () => {
  corner = await createCorner();
  ({ id: measureId } = await createMeasure());
  await prisma.position.create({
    data: { measureId, officialId: corner.senator.id, stance: "undecided", statedOn: new Date("2026-11-01") },
  });
});

async function livesIn(divisions: string[]) {
  const { id } = await createReader();
  await prisma.supporterDivision.createMany({
    data: divisions.map((divisionId) => ({ supporterId: id, divisionId, foundAt: now })),
  });
  return id;
}

const ask = (supporterId: string, change: Partial<AskedOfReader> = {}) =>
  readerValues({
    supporterId,
    names: all,
    language: "en",
    about: { measureId, showsPositions: true },
    now,
    ...change,
  });

test("a mail names the members of the houses that decide for its reader, and where they stand, in their language", async () => {
  const id = await livesIn([corner.divisions.assembly, corner.divisions.senate, corner.divisions.state]);
  // Who may yet be moved comes first.
  expect(await ask(id)).toMatchObject({
    officials: "Nora Whitfield and Dolores Quintana",
    positions: "Nora Whitfield (undecided) and Dolores Quintana (no position yet)",
  });
  expect((await ask(id, { language: "es" })).positions).toBe(
    "Nora Whitfield (sin decidir) y Dolores Quintana (sin posición todavía)",
  );
});

test("of a campaign that does not tell in public where they stand, no mail does; of whose home we do not know, nobody is named", async () => {
  const id = await livesIn([corner.divisions.senate]);
  const about = { measureId, showsPositions: false };
  expect(await ask(id, { about })).toMatchObject({ officials: "Nora Whitfield", positions: "" });
  expect(await ask((await createSupporter()).id)).toMatchObject({ officials: "", positions: "" });
});

test("readers who are asked for at once each get their own", async () => {
  const [one, other] = [await livesIn([corner.divisions.senate]), await livesIn([corner.divisions.beside])];
  const found = await Promise.all([ask(one), ask(other), ask(one, { names: ["last_deed"] })]);
  expect(found.map((each) => each.officials)).toEqual([
    "Nora Whitfield",
    "Ramón Castellanos",
    // Its mail does not ask for them.
    undefined,
  ]);
});

test("a mail knows what its reader did last, and asks for somewhat more than they gave", async () => {
  const { id } = await createReader();
  const { id: pageId } = await createFundraising();
  expect(await ask(id)).toMatchObject({ last_deed: "", ask_amount: "" });
  const did = (kind: "signed" | "called", at: string) =>
    recordAction(prisma, { supporterId: id, campaignId: null, kind, subjectId: null }, { now: new Date(at) });
  await did("called", "2026-10-02T12:00:00Z");
  await did("signed", "2026-10-01T12:00:00Z");
  await createDonation({ pageId, supporterId: id, startedAt: "2026-09-01T12:00:00Z", amountMinor: 1_000 });
  await createDonation({ pageId, supporterId: id, startedAt: "2026-10-01T12:00:00Z", amountMinor: 3_000 });
  await createDonation({
    pageId,
    supporterId: id,
    startedAt: "2026-11-01T12:00:00Z",
    amountMinor: 9_000,
    status: "pending",
  });
  expect(await ask(id)).toMatchObject({ last_deed: "called an official", ask_amount: "$45" });
  expect(await ask(id, { language: "es" })).toMatchObject({ last_deed: "llamó a una autoridad" });
  await createDonation({
    pageId,
    supporterId: id,
    startedAt: "2026-11-02T12:00:00Z",
    amountMinor: 700,
    currency: "JPY",
  });
  expect((await ask(id)).ask_amount).toBe("¥1,000");
});

test("of whom only the ZIP code is known, its town is theirs", () => {
  const nobody = { given_name: "Ana", family_name: null, locality: null, region: null, country: "US" };
  expect(valuesOf({ ...nobody, postal_code: "93702-1234" })).toEqual({
    ...noValues,
    ...{ given_name: "Ana", city: "Fresno", state: "CA" },
  });
  expect(valuesOf({ ...nobody, country: "MX", postal_code: "93702" })).toMatchObject({ city: "", state: "" });
});

test("nothing is looked up for a mail that does not ask for it", async () => {
  expect(isMore(namesIn('Dear {{ given_name | default: "friend" }}'))).toBe(false);
  expect(namesIn("{{ officials }}, {{ city | upcase }}")).toEqual(["city", "officials"]);
  expect(await ask((await createSupporter()).id, { names: ["given_name"] })).toEqual({});
});
