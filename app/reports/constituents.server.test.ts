import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { jurisdictionOf } from "#app/measures/body.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { queuedJobs } from "#tests/database.ts";
import { addSignatures } from "#tests/factories/add-signatures.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createLetter } from "#tests/factories/create-letter.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createOutreach } from "#tests/factories/create-outreach.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { invalidateSignature } from "#tests/factories/judge-signature.ts";
import {
  askForCount,
  COUNT_CONSTITUENTS,
  constituentsAsOf,
  countConstituents,
  countConstituentsOf,
} from "./count-constituents.server.ts";
import { divisionCounts, unplacedSupporters } from "./division-counts.server.ts";
import { officeReport } from "./office-report.server.ts";
import { officialLines } from "./official-lines.server.ts";
import { officialsCsv } from "./officials-csv.ts";
import { readOfficialsQuery } from "./officials-query.ts";
import { orderOfficials, pageOfOfficials } from "./order-officials.ts";

const now = new Date("2026-12-01T18:00:00Z");
const day = "2026-12-01";
// A state that no other test has officials of.
const wy = (rest: string) => `ocd-division/country:us/state:wy${rest}`;
const [lower, beside, upper] = [wy("/sldl:7"), wy("/sldl:9"), wy("/sldu:4")];
const said = { language: "en" as const, day };

beforeEach(async () => {
  await prisma.term.deleteMany({ where: { office: { divisionId: { startsWith: wy("") } } } });
  await prisma.$transaction((tx) => ensureDivisions(tx, [wy(""), lower, beside, upper]));
});

async function opened() {
  const measure = await createMeasure({ jurisdictionId: jurisdictionOf("WY") });
  const campaign = await createCampaign({ measure: { connect: { id: measure.id } } });
  const petition = await createPetition({ campaignId: campaign.id });
  return { campaignId: campaign.id, petition, measureId: measure.id };
}

async function livingIn(divisions: string[], given: Partial<Prisma.SupporterUncheckedCreateInput> = {}) {
  const supporter = await createSupporter({ region: "WY", postalCode: "82001", ...given });
  await prisma.supporterDivision.createMany({
    data: divisions.map((divisionId) => ({ supporterId: supporter.id, divisionId, foundAt: now })),
  });
  return supporter.id;
}

async function seat(divisionId: string, chamber: "upper" | "lower", title: string) {
  const known = await prisma.office.findFirst({ where: { divisionId, key: `test-${chamber}` } });
  return known ?? (await createOffice({ divisionId, chamber, title, key: `test-${chamber}` }));
}

const counted = async (campaignId: string) => {
  await countConstituentsOf(campaignId, { now });
  return Object.fromEntries(await divisionCounts(campaignId, [wy(""), lower, beside, upper]));
};

describe("a count of constituents", () => {
  test("counts everybody who did something once where they live, and each signature of theirs", async () => {
    const { campaignId, petition } = await opened();
    const second = await createPetition({ campaignId });
    const calls = await createOutreach({ kind: "calls", campaignId });
    const office = await seat(lower, "lower", "Representative");
    const { id: officialId } = await createHolder({ officeId: office.id, name: "Lena Ortiz" });
    const [signer, caller, silent] = [
      await livingIn([lower, upper]),
      await livingIn([lower]),
      await livingIn([lower]),
    ];
    for (const { id } of [petition, second])
      await addSignatures(id, [{ givenName: "Ana", supporterId: signer }]);
    const call = { pageId: calls.id, officialId, language: "en", calledAt: now } as const;
    await prisma.call.createMany({
      data: [
        { ...call, id: randomUUID(), supporterId: caller, outcome: "talked" },
        { ...call, id: randomUUID(), supporterId: signer, outcome: "voicemail" },
        { ...call, id: randomUUID(), supporterId: silent, outcome: "skipped" },
      ],
    });
    expect(await counted(campaignId)).toEqual({
      [wy("")]: { constituents: 2, signatures: 2 },
      [lower]: { constituents: 2, signatures: 2 },
      [upper]: { constituents: 1, signatures: 2 },
    });
  });

  test("follows what is confirmed, voided and moved, and is the same when nothing moved", async () => {
    const { campaignId, petition } = await opened();
    const supporterId = await livingIn([lower]);
    await addSignatures(petition.id, [{ givenName: "Ana", supporterId, status: "pending" }]);
    expect(await counted(campaignId), "it waits for its signer").toEqual({});
    const { id } = await prisma.signature.findFirstOrThrow({ where: { supporterId } });
    await prisma.signature.update({ where: { id }, data: { status: "counted", countedAt: now } });
    const one = { constituents: 1, signatures: 1 };
    expect(await counted(campaignId)).toEqual({ [wy("")]: one, [lower]: one });
    expect(await counted(campaignId)).toEqual({ [wy("")]: one, [lower]: one });
    await prisma.supporterDivision.updateMany({ where: { supporterId }, data: { divisionId: beside } });
    expect(await counted(campaignId)).toEqual({ [wy("")]: one, [beside]: one });
    await invalidateSignature(id, now);
    expect(await counted(campaignId)).toEqual({});
  });

  test("tells of whom the district is not known, and gives them to nobody", async () => {
    const { campaignId, petition } = await opened();
    await addSignatures(petition.id, [
      { givenName: "Placed", supporterId: await livingIn([lower, upper]) },
      { givenName: "Half", supporterId: await livingIn([upper]) },
      { givenName: "Open", supporterId: await livingIn([wy("")]) },
      { givenName: "Nowhere", supporterId: await livingIn([], { region: null, postalCode: null }) },
      { givenName: "Elsewhere", supporterId: await livingIn([], { region: "NV" }) },
      { givenName: "Abroad", supporterId: await livingIn([], { region: null, country: "CA" }) },
    ]);
    const counts = await counted(campaignId);
    expect(counts[lower]).toEqual({ constituents: 1, signatures: 1 });
    expect(counts[wy("")]).toEqual({ constituents: 3, signatures: 3 });
    expect(await unplacedSupporters(campaignId, "WY")).toEqual([
      { type: "sldl", supporters: 3 },
      { type: "sldu", supporters: 2 },
    ]);
    expect((await unplacedSupporters(campaignId, null)).map(({ type }) => type)).toEqual([
      "cd",
      "sldl",
      "sldu",
    ]);
  });

  test("counts a letter once its writer is known to have written it", async () => {
    const { campaignId } = await opened();
    const page = await createOutreach({ kind: "letters", campaignId });
    const office = await seat(lower, "lower", "Representative");
    const { id: officialId } = await createHolder({ officeId: office.id, name: "Lena Ortiz" });
    const letter = async (given: Partial<Prisma.LetterUncheckedCreateInput>) =>
      createLetter({ pageId: page.id, officialId, supporterId: await livingIn([lower]), ...given });
    await letter({ status: "sent", triedAt: now, sentAt: now });
    await letter({ way: "form", status: "said_sent", sentAt: now });
    await letter({ status: "waiting", confirmedAt: null });
    await letter({ way: "form", status: "offered" });
    await letter({ status: "cancelled" });
    expect((await counted(campaignId))[lower]).toEqual({ constituents: 2, signatures: 0 });
    const { lines } = (await officialLines(campaignId, said))!;
    expect(lines.find((line) => line.officialId === officialId)).toMatchObject({
      letters: 2,
      byStatus: { sent: 1, said_sent: 1, waiting: 1, offered: 1 },
    });
  });

  test("of two at once both end, and the later one stands", async () => {
    const { campaignId, petition } = await opened();
    await addSignatures(petition.id, [{ givenName: "Ana", supporterId: await livingIn([lower]) }]);
    await Promise.all([countConstituentsOf(campaignId, { now }), countConstituentsOf(campaignId, { now })]);
    expect((await divisionCounts(campaignId, [lower])).get(lower)).toEqual({
      constituents: 1,
      signatures: 1,
    });
  });

  test("is asked for once by pages that find it old, and not while it is fresh", async () => {
    const { campaignId } = await opened();
    const waiting = async () =>
      (await queuedJobs(COUNT_CONSTITUENTS)).filter(
        ({ payload }) => (payload as { campaign?: string }).campaign === campaignId,
      ).length;
    expect(await constituentsAsOf(campaignId, { now })).toBeNull();
    expect(await constituentsAsOf(campaignId, { now })).toBeNull();
    expect(await waiting()).toBe(1);
    await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [
      `${COUNT_CONSTITUENTS}:${campaignId}`,
    ]);
    await countConstituents({ campaign: campaignId }, { now });
    expect(await constituentsAsOf(campaignId, { now })).toBe(now.toISOString());
    expect(await waiting()).toBe(0);
    const later = new Date(now.getTime() + 11 * 60_000);
    expect(await constituentsAsOf(campaignId, { now: later })).toBe(now.toISOString());
    await askForCount(campaignId);
    expect(await waiting()).toBe(1);
  });
});

describe("the officials of a campaign", () => {
  async function withOfficials() {
    const place = await opened();
    const [house, empty, senate] = [
      await seat(lower, "lower", "Representative"),
      await seat(beside, "lower", "Representative"),
      await seat(upper, "upper", "Senator"),
    ];
    const [member, senator] = [
      await createHolder({ officeId: house.id, name: "Lena Ortiz" }),
      await createHolder({ officeId: senate.id, name: "=Amos Wylde", party: "Republican" }),
    ];
    // A seat is vacant where a source follows it: somebody held it before.
    const before = await createHolder({
      officeId: empty.id,
      name: "Gone Hale",
      startOn: "2021-01-03",
      endOn: "2025-02-01",
    });
    return { ...place, house, empty, senate, member, senator, before };
  }

  test("are those of both houses, vacant seats too, and whoever was called and has left", async () => {
    const { campaignId, measureId, member, before, empty } = await withOfficials();
    await prisma.position.create({
      data: { measureId, officialId: member.id, stance: "leans", statedOn: new Date("2026-11-01") },
    });
    const page = await createOutreach({ kind: "calls", campaignId });
    await prisma.call.create({
      data: {
        id: randomUUID(),
        pageId: page.id,
        officialId: before.id,
        supporterId: await livingIn([beside]),
        outcome: "busy",
        language: "en",
        calledAt: now,
      },
    });
    await countConstituentsOf(campaignId, { now });
    const { lines, body } = (await officialLines(campaignId, said))!;
    expect(body).toBe("WY");
    const shown = orderOfficials(lines, readOfficialsQuery(new URLSearchParams()), null);
    expect(shown.map(({ name, district, stance, hasLeft }) => [name, district, stance, hasLeft])).toEqual([
      ["Lena Ortiz", "district 7", "leans", false],
      [null, "district 9", null, false],
      ["Gone Hale", "district 9", "unknown", true],
      ["=Amos Wylde", "district 4", "unknown", false],
    ]);
    const vacant = (await officeReport(campaignId, empty.id, { ...said, timeZone: "America/Los_Angeles" }))!;
    expect(vacant.lines.map(({ name, constituents, calls }) => [name, constituents, calls])).toEqual([
      [null, 1, 0],
      ["Gone Hale", 1, 1],
    ]);
    expect(vacant.weeks).toEqual([{ begins: "2026-11-30", byOutcome: { busy: 1 } }]);
  });

  test("are narrowed, put in order and cut into pages", async () => {
    const { campaignId, petition, member } = await withOfficials();
    await addSignatures(petition.id, [{ givenName: "Ana", supporterId: await livingIn([upper]) }]);
    await countConstituentsOf(campaignId, { now });
    const { lines } = (await officialLines(campaignId, said))!;
    const shown = (search: string, members: Set<string> | null = null) =>
      orderOfficials(lines, readOfficialsQuery(new URLSearchParams(search)), members).map(({ name }) => name);
    expect(shown("order=constituents")[0]).toBe("=Amos Wylde");
    expect(shown("order=constituents&way=up").at(-1)).toBe("=Amos Wylde");
    expect(shown("order=official")).toEqual(["Lena Ortiz", "=Amos Wylde", null]);
    expect(shown("house=upper")).toEqual(["=Amos Wylde"]);
    expect(shown("words=ortiz")).toEqual(["Lena Ortiz"]);
    expect(shown("words=district+9")).toEqual([null]);
    expect(shown("show=unknown")).toEqual(["Lena Ortiz", "=Amos Wylde"]);
    expect(shown("", new Set([member.id]))).toEqual(["Lena Ortiz"]);
    const many = Array.from({ length: 101 }, () => lines[0]!);
    expect(pageOfOfficials(many, 9)).toMatchObject({ page: 3, hasNext: false, lines: [lines[0]] });
    expect(pageOfOfficials(many, 1).hasNext).toBe(true);
  });

  test("go out as CSV, with nothing in it that a spreadsheet would run", async () => {
    const { campaignId } = await withOfficials();
    const { lines } = (await officialLines(campaignId, said))!;
    let file = "";
    for await (const line of officialsCsv(lines)) file += line;
    const [head, ...rows] = file.trimEnd().split("\r\n");
    expect(head!.split(",")).toHaveLength(26);
    expect(rows).toHaveLength(3);
    expect(file).toContain(`'=Amos Wylde,Republican,"Senator, district 4",district 4`);
    expect(file).toMatch(/^,,"Representative, district 9",district 9,[^\r]*,vacant,/m);
  });

  test("of a campaign without a measure are those of districts where its supporters live", async () => {
    const { house } = await withOfficials();
    const campaignId = (await createCampaign()).id;
    const petition = await createPetition({ campaignId });
    await addSignatures(petition.id, [
      { givenName: "Ana", supporterId: await livingIn([lower]), postalCode: "82001" },
    ]);
    await countConstituentsOf(campaignId, { now });
    const { lines, body } = (await officialLines(campaignId, said))!;
    expect(body).toBeNull();
    expect(lines.map(({ name, stance, constituents }) => [name, stance, constituents])).toEqual([
      ["Lena Ortiz", null, 1],
    ]);
    const report = (await officeReport(campaignId, house.id, { ...said, timeZone: "America/Los_Angeles" }))!;
    expect(report).toMatchObject({
      title: "Representative, district 7",
      petitions: [{ id: petition.id, signatures: 1, comments: 0 }],
      latest: [{ place: "Cheyenne, WY" }],
    });
    expect(await officeReport(campaignId, randomUUID(), { ...said, timeZone: "UTC" })).toBeNull();
  });
});
