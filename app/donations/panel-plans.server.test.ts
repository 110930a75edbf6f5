import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { PlanStatus } from "#app/platform/prisma/enums.ts";
import { queuedJobs } from "#tests/database.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { END_PLAN } from "./end-plan.server.ts";
import { endPlanByStaff } from "./end-plan-by-staff.server.ts";
import type { PlanFilter } from "./panel-plan.ts";
import { plansPage } from "./panel-plans.server.ts";
import { planFigures } from "./plan-figures.server.ts";

const now = new Date("2026-06-15T12:00:00Z");
const timeZone = "America/Los_Angeles";
const organizer = { campaigns: null, personal: true };
let house: Awaited<ReturnType<typeof createFundraising>>;
let other: typeof house;

type Given = {
  name: string;
  status: PlanStatus;
  since: string;
  ended?: string;
  minor?: number;
  currency?: string;
};

async function plan(pageId: string, { name, status, since, ended, minor = 1_000, currency = "USD" }: Given) {
  const { id: supporterId } = await createSupporter({ givenName: name });
  const id = newId({ msecs: Date.parse(since) });
  const money = { currency, amountMinor: minor };
  const times = { startedAt: new Date(since), endedAt: ended ? new Date(ended) : null };
  await prisma.plan.create({
    data: {
      ...{ id, pageId, supporterId, status, language: "en" },
      ...money,
      ...times,
      subscriptionId: `sub_${name}`,
    },
  });
  if (status !== "pending") await createDonation({ pageId, supporterId, planId: id, ...money });
  return id;
}

// Since long ago, this month, overdue, in yen, paused; ended long ago, last year, this month; never paid; elsewhere.
beforeAll(async () => {
  house = await createFundraising();
  other = await createFundraising();
  await plan(house.id, { name: "Ana", status: "active", since: "2024-02-01T12:00:00Z" });
  await plan(house.id, { name: "Bea", status: "active", since: "2026-06-02T12:00:00Z", minor: 500 });
  await plan(house.id, { name: "Cid", status: "past_due", since: "2026-01-02T12:00:00Z" });
  await plan(house.id, {
    name: "Dai",
    status: "active",
    since: "2026-02-02T12:00:00Z",
    minor: 3_000,
    currency: "JPY",
  });
  await plan(house.id, { name: "Eva", status: "paused", since: "2026-03-02T12:00:00Z" });
  await plan(house.id, {
    name: "Fay",
    status: "cancelled",
    since: "2023-01-01T12:00:00Z",
    ended: "2024-01-01T12:00:00Z",
  });
  await plan(house.id, {
    name: "Gil",
    status: "cancelled",
    since: "2024-01-01T12:00:00Z",
    ended: "2025-09-01T12:00:00Z",
  });
  await plan(house.id, {
    name: "Hal",
    status: "cancelled",
    since: "2025-01-01T12:00:00Z",
    ended: "2026-06-03T12:00:00Z",
  });
  await plan(house.id, { name: "Ida", status: "pending", since: "2026-06-04T12:00:00Z" });
  await plan(other.id, { name: "Jon", status: "active", since: "2026-06-05T12:00:00Z" });
});

const look = (filter: Partial<PlanFilter>, scope = organizer, at = {}) =>
  plansPage({ words: "", state: null, ...filter }, { scope, language: "en" }, at);
const names = ({ lines }: Awaited<ReturnType<typeof look>>) => lines.map(({ giver }) => giver.split(" ")[0]);

test("monthly givers stand latest first, by state and by name, without those who never paid", async () => {
  expect(names(await look({}))).toEqual(["Jon", "Bea", "Eva", "Dai", "Cid", "Hal", "Ana", "Gil", "Fay"]);
  expect(names(await look({ state: "cancelled" }))).toEqual(["Hal", "Gil", "Fay"]);
  expect(names(await look({ words: "dai" }))).toEqual(["Dai"]);
  const held = { campaigns: [other.campaign.id], personal: false };
  expect((await look({}, held as never)).lines).toMatchObject([
    { giver: expect.stringContaining("Jon"), email: null },
  ]);
});

test("pages of the list go on and back", async () => {
  const first = await look({}, organizer, { limit: 4 });
  const second = await look({}, organizer, { limit: 4, after: first.next });
  expect([...names(first), ...names(second)]).toEqual([
    "Jon",
    "Bea",
    "Eva",
    "Dai",
    "Cid",
    "Hal",
    "Ana",
    "Gil",
  ]);
  expect(names(await look({}, organizer, { limit: 4, before: second.previous }))).toEqual(names(first));
});

test("figures are of the campaigns one may see: the year by currency, this month, and who ended in twelve", async () => {
  const held = { campaigns: [house.campaign.id] };
  expect(await planFigures(held, { now, timeZone })).toEqual({
    yearly: [
      { currency: "JPY", givers: 1, amountMinor: 36_000 },
      { currency: "USD", givers: 3, amountMinor: 30_000 },
    ],
    begun: 1,
    ended: 1,
    lastYear: { gave: 7, ended: 2 },
  });
});

test("staff end a monthly gift once; what has ended, or is another campaign's, is left alone", async () => {
  const { actor } = await createActor({ role: "organizer" });
  const [jon, hal] = await Promise.all(
    ["sub_Jon", "sub_Hal"].map((subscriptionId) =>
      prisma.plan.findUniqueOrThrow({ where: { subscriptionId } }),
    ),
  );
  const deed = { actor, now };
  expect(await endPlanByStaff(hal!.id, deed)).toBe("over");
  expect(
    await endPlanByStaff(jon!.id, { ...deed, actor: { ...actor, campaigns: [house.campaign.id] } }),
  ).toBe("none");
  expect(await endPlanByStaff(jon!.id, deed)).toBe("ends");
  expect((await queuedJobs(END_PLAN)).map(({ payload }) => payload)).toEqual([{ planId: jon!.id }]);
  expect(await prisma.auditEntry.findMany({ where: { subjectId: jon!.id } })).toMatchObject([
    { what: "plan.ended" },
  ]);
});
