import { beforeAll, expect, test } from "vitest";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createBlast } from "#tests/factories/create-blast.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { FilterSchema } from "./filter.ts";
import type { Scope } from "./scope.ts";
import { supportersPage } from "./supporters-page.server.ts";

const all: Scope = { campaigns: null, personal: true };
const people: Record<"Ana" | "Bo" | "Cy", string> = { Ana: "", Bo: "", Cy: "" };
let campaignId: string;

async function only(condition: unknown, scope = all): Promise<string[]> {
  const { rows } = await supportersPage(FilterSchema.parse({ groups: [[condition]] }), { scope });
  return rows.map(({ givenName }) => givenName).sort();
}

beforeAll(async () => {
  campaignId = (await createCampaign()).id;
  for (const givenName of ["Ana", "Bo", "Cy"] as const)
    people[givenName] = (await createSupporter({ givenName })).id;
  const did = (supporterId: string, kind: "called" | "gave", of: string | null, at: string) =>
    recordAction(prisma, { supporterId, campaignId: of, kind, subjectId: null }, { now: new Date(at) });
  await did(people.Ana, "called", campaignId, "2026-01-05");
  await did(people.Bo, "called", (await createCampaign()).id, "2026-02-05");
  await did(people.Bo, "gave", campaignId, "2026-02-06");
});

test("whoever called, wrote or gave is found, for one campaign or any, within days or ever", async () => {
  expect(await only({ kind: "did", deed: "called" })).toEqual(["Ana", "Bo"]);
  expect(await only({ kind: "did", deed: "called", campaignId })).toEqual(["Ana"]);
  expect(await only({ kind: "did", deed: "called", from: "2026-02-01T00:00:00Z" })).toEqual(["Bo"]);
  expect(await only({ kind: "did", deed: "gave", not: true })).toEqual(["Ana", "Cy"]);
  expect(await only({ kind: "did", deed: "wrote" })).toEqual([]);
});

test("supporters are found by where the one who represents them today stands, by what was said last", async () => {
  const [here, there] = [
    "ocd-division/country:us/state:ca/sldl:51",
    "ocd-division/country:us/state:ca/sldl:52",
  ];
  const { id: measureId } = await createMeasure();
  const holder = async (divisionId: string, name: string, endOn: string | null) => {
    const office = await createOffice({ divisionId });
    return createHolder({ officeId: office.id, name, startOn: "2018-01-03", endOn });
  };
  const sitting = await holder(here!, "Sitting Member", null);
  const former = await holder(there!, "Former Member", "2020-01-01");
  const said = (officialId: string, stance: "undecided" | "opposes", on: string) =>
    prisma.position.create({ data: { measureId, officialId, stance, statedOn: new Date(on) } });
  await said(sitting.id, "opposes", "2026-01-01");
  await said(sitting.id, "undecided", "2026-02-01");
  await said(former.id, "undecided", "2026-02-01");
  const lives = (supporterId: string, divisionId: string) =>
    prisma.supporterDivision.create({ data: { supporterId, divisionId, foundAt: new Date() } });
  await lives(people.Ana, here!);
  await lives(people.Bo, there!);
  expect(await only({ kind: "represented", measureId, stance: "undecided" })).toEqual(["Ana"]);
  expect(await only({ kind: "represented", measureId, stance: "opposes" })).toEqual([]);
  expect(
    await only({ kind: "represented", measureId, stance: "undecided" }, { campaigns: null, personal: false }),
    "a district is an address in part",
  ).toEqual([]);
});

test("whoever followed a link in our mail lately is found; a program that did is nobody", async () => {
  const { id: blastId } = await createBlast();
  await prisma.blastLink.create({ data: { blastId, number: 1, href: "https://paper.example/" } });
  const clicked = async (supporterId: string, daysAgo: number, machine: boolean) => {
    const at = new Date();
    const sent = {
      state: "sent",
      dueAt: at,
      claimedAt: at,
      sentAt: at,
      attempts: 1,
      language: "en",
    } as const;
    const { id: deliveryId } = await prisma.blastDelivery.create({ data: { blastId, supporterId, ...sent } });
    await pool.query(
      "INSERT INTO blast_click (blast_id, delivery_id, link, at, machine) VALUES ($1, $2, 1, now() - make_interval(days => $3), $4)",
      [blastId, deliveryId, daysAgo, machine],
    );
  };
  await clicked(people.Ana, 3, false);
  await clicked(people.Bo, 40, false);
  await clicked(people.Cy, 1, true);
  expect(await only({ kind: "clicked", days: 30 })).toEqual(["Ana"]);
  expect(await only({ kind: "clicked", days: "60" })).toEqual(["Ana", "Bo"]);
  expect(FilterSchema.safeParse({ groups: [[{ kind: "clicked", days: 0 }]] }).success).toBe(false);
});
