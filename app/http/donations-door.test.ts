import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { donationChips, readDonationList } from "./donation-list.server.ts";
import { openPanel } from "./panel-requests.fixture.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const attempt = "0140f5c3-5d00-4000-8000-000000000001";

async function refundBy(role: Role, change: Record<string, string> = {}) {
  const { id } = await createDonation({ pageId: (await createFundraising()).id, paymentId: `pi_${role}` });
  const { cookie } = await createActor({ role });
  const fields = { intent: "refund", amount: "5", reason: "Given twice", attempt, left: "2500", ...change };
  const response = await ask(`/admin/donations/${id}`, { method: "POST", cookie, fields });
  await prisma.donation.delete({ where: { id } });
  return response.status;
}

test("a gift is given back by owners and admins alone, and the form says what is missing", async () => {
  for (const role of ["organizer", "moderator", "viewer"] as const) expect(await refundBy(role)).toBe(403);
  expect(await refundBy("admin", { reason: " " })).toBe(422);
  expect(await refundBy("admin", { amount: "five" })).toBe(422);
  expect(await refundBy("admin", { attempt: "" })).toBe(422);
  // Here no key of Stripe is set.
  expect(await refundBy("owner")).toBe(422);
});

test("a gift of another campaign is not there for whoever is held to one", async () => {
  const { id } = await createDonation({ pageId: (await createFundraising()).id });
  const held = await createActor({ role: "organizer", campaigns: [(await createFundraising()).campaign.id] });
  expect((await ask(`/admin/donations/${id}`, { cookie: held.cookie })).status).toBe(404);
  const free = await createActor({ role: "organizer" });
  expect((await ask(`/admin/donations/${id}`, { cookie: free.cookie })).status).toBe(200);
});

test("whom somebody looks for cannot be read in the address of the list, and the list knows it", async () => {
  const { cookie } = await createActor({ role: "organizer" });
  const fields = { words: " ana@mailbox.example ", state: "paid", interval: "weekly", campaign: "1" };
  const response = await ask("/admin/donations", { method: "POST", cookie, fields });
  const to = response.headers.get("Location")!;
  expect([response.status, decodeURIComponent(to)]).toEqual([303, expect.not.stringMatching(/ana|mailbox/)]);
  const filter = readDonationList(new URL(to, "http://panel.test").searchParams);
  expect(filter).toEqual({
    ...{
      words: "ana@mailbox.example",
      state: "paid",
      interval: null,
      campaign: null,
      page: null,
      variant: null,
    },
  });
  expect((await ask(to, { cookie })).status).toBe(200);
  const [state, words] = donationChips(filter);
  expect(state).toMatchObject({ key: "state", without: expect.not.stringContaining("state=") });
  expect(words).toEqual({ key: "words", without: "/admin/donations?state=paid" });
});
