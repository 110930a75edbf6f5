import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { endOwnSessions } from "./own-account.server.ts";
import { setRequiresTwoFactor } from "./policy.server.ts";
import { findActor, openSession, purgeSessions, sessionsOf } from "./sessions.server.ts";

const DAY = 86_400_000;
const whence = { address: "198.51.100.23", userAgent: "Firefox" };
const later = (now: Date, days: number) => new Date(now.getTime() + days * DAY);
const tokenOf = (cookie: string) => cookie.split("=")[1]!;

test("a session ends three days after its last request, and two weeks after it began", async () => {
  const now = new Date();
  const { cookie } = await createActor({ now });
  const token = tokenOf(cookie);
  for (let day = 2; day < 14; day += 2) {
    expect(await findActor(token, whence, { now: later(now, day) })).not.toBeNull();
  }
  expect(await findActor(token, whence, { now: later(now, 14) })).toBeNull();
  const idle = await createActor({ now });
  expect(await findActor(tokenOf(idle.cookie), whence, { now: later(now, 3) })).toBeNull();
  expect(await findActor("made-up", whence, { now })).toBeNull();
  await purgeSessions({ now: later(now, 14) });
  expect(await prisma.staffSession.count()).toBe(0);
});

test("an actor is who they are now: role, campaigns and rules take effect with the next request", async () => {
  const now = new Date();
  const campaign = await createCampaign();
  const { cookie, actor } = await createActor({ role: "organizer", campaigns: [campaign.id], now });
  expect(actor).toMatchObject({ role: "organizer", campaigns: [campaign.id], from: "203.0.113.0/24" });
  const owner = await createActor({ now });
  await setRequiresTwoFactor(true, { actor: owner.actor, now });
  await prisma.staffMember.update({ where: { id: actor.id }, data: { role: "viewer" } });
  expect(await findActor(tokenOf(cookie), whence, { now })).toMatchObject({
    actor: { role: "viewer" },
    owesTwoFactor: true,
  });
  await prisma.staffMember.update({ where: { id: actor.id }, data: { deactivatedAt: now } });
  expect(await findActor(tokenOf(cookie), whence, { now })).toBeNull();
});

test("one sees one's browsers and signs them out, and nobody else's", async () => {
  const now = new Date();
  const { actor } = await createActor({ now });
  const stranger = await createActor({ now });
  await openSession(prisma, actor.id, whence, now);
  const lines = await sessionsOf(actor, { now });
  expect(lines).toHaveLength(2);
  expect(lines.filter(({ current }) => current)).toHaveLength(1);
  const other = lines.find(({ current }) => !current)!;
  expect(other).toMatchObject({ from: "198.51.100.0/24", userAgent: "Firefox" });
  expect(await endOwnSessions({ id: other.id }, { actor: stranger.actor, now })).toBe(0);
  expect(await endOwnSessions({ id: other.id }, { actor, now })).toBe(1);
  await openSession(prisma, actor.id, whence, now);
  expect(await endOwnSessions("others", { actor, now })).toBe(1);
  expect(await sessionsOf(actor, { now })).toHaveLength(1);
});
