import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor, createStaff } from "#tests/factories/create-staff.ts";
import {
  changeAccess,
  deactivate,
  dropTwoFactor,
  reactivate,
  signOutEverywhere,
} from "./change-member.server.ts";
import {
  acceptInvitation,
  type Invitation,
  inviteStaff,
  resendInvitation,
  revokeInvitation,
} from "./invite.server.ts";
import { composers } from "./mails.server.ts";
import { findMember } from "./staff-queries.server.ts";
import { findStaffToken, issueStaffToken } from "./staff-tokens.server.ts";

const now = new Date();
const context = { whence: { address: "203.0.113.9", userAgent: "test" }, now };
const chosen = { name: "Ana Ruiz", password: "a long sentence only I know" };
let made = 0;

const invitation = (change: Partial<Invitation> = {}): Invitation => ({
  email: `invited-${++made}@house.example`,
  name: "Ana",
  role: "organizer",
  language: "es",
  campaigns: null,
  ...change,
});

async function invited(change: Partial<Invitation> = {}) {
  const { actor } = await createActor();
  const result = await inviteStaff(invitation(change), { actor, now });
  if (result.outcome !== "invited") throw new Error(result.outcome);
  const token = await issueStaffToken(prisma, { purpose: "invitation", staffId: result.id, now });
  return { actor, id: result.id, token };
}

test("an invitation is mailed in the language of whom it is for, and is of use once", async () => {
  const { id, token } = await invited();
  expect(await prisma.outgoingMail.findFirst({ where: { subjectId: id } })).toMatchObject({
    kind: "staff.invitation",
    language: "es",
  });
  expect(await findMember(id)).toMatchObject({ status: "invited" });
  const both = await Promise.all([
    acceptInvitation(token, chosen, context),
    acceptInvitation(token, chosen, context),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["link-over", "signed-in"]);
  expect(await findMember(id)).toMatchObject({ status: "active", name: "Ana Ruiz", role: "organizer" });
});

test("an invitation that is old, replaced, or taken back lets nobody in", async () => {
  const { actor, id, token } = await invited();
  const late = new Date(now.getTime() + 8 * 86_400_000);
  expect(await acceptInvitation(token, chosen, { ...context, now: late })).toEqual({ outcome: "link-over" });
  const newer = await issueStaffToken(prisma, { purpose: "invitation", staffId: id, now });
  expect(await acceptInvitation(token, chosen, context)).toEqual({ outcome: "link-over" });
  expect(await resendInvitation(id, { actor, now })).toMatchObject({ outcome: "done" });
  expect(await revokeInvitation(id, { actor, now })).toMatchObject({ outcome: "done" });
  expect(await findStaffToken(newer, "invitation", { now })).toBeNull();
  expect(await acceptInvitation(newer, chosen, context)).toEqual({ outcome: "link-over" });
});

test("who is invited twice, cannot be mailed, or outranks the inviter is not invited", async () => {
  const admin = await createActor({ role: "admin" });
  const owner = await createActor();
  const deed = { actor: admin.actor, now };
  const first = invitation();
  expect(await inviteStaff(first, deed)).toMatchObject({ outcome: "invited" });
  expect(await inviteStaff({ ...first, email: first.email.toUpperCase() }, deed)).toEqual({
    outcome: "known-already",
  });
  expect(await inviteStaff(invitation({ email: "nowhere" }), deed)).toEqual({ outcome: "bad-address" });
  expect(await inviteStaff(invitation({ role: "owner" }), deed)).toEqual({ outcome: "not-yours" });
  const organizer = await createActor({ role: "organizer" });
  expect(await inviteStaff(invitation(), { actor: organizer.actor, now })).toEqual({ outcome: "not-yours" });
  expect(await changeAccess(owner.actor.id, { role: "viewer", campaigns: null }, deed)).toEqual({
    outcome: "not-yours",
  });
  expect(await deactivate(owner.actor.id, deed)).toEqual({ outcome: "not-yours" });
  expect(await dropTwoFactor(owner.actor.id, deed)).toEqual({ outcome: "not-yours" });
});

test("a colleague is signed out of every browser and may come in again; oneself is not, there", async () => {
  const { actor } = await createActor();
  const { member } = await createActor({ role: "organizer" });
  const deed = { actor, now };
  const open = () => prisma.staffSession.count({ where: { staffId: member.id } });
  expect(await open()).toBe(1);
  expect(await signOutEverywhere(member.id, deed)).toMatchObject({ outcome: "changed" });
  expect(await open()).toBe(0);
  expect(await findMember(member.id)).toMatchObject({ status: "active" });
  expect(await signOutEverywhere(member.id, deed)).toEqual({ outcome: "unchanged" });
  expect(await signOutEverywhere(actor.id, deed)).toEqual({ outcome: "not-yours" });
  const organizer = await createActor({ role: "admin" });
  expect(await signOutEverywhere(actor.id, { actor: organizer.actor, now })).toEqual({
    outcome: "not-yours",
  });
});

test("a member is held to campaigns; owners and admins never are", async () => {
  const campaign = await createCampaign();
  const { actor } = await createActor();
  const member = await createStaff({ role: "organizer" });
  const deed = { actor, now };
  await changeAccess(member.id, { role: "moderator", campaigns: [campaign.id] }, deed);
  expect(await findMember(member.id)).toMatchObject({ role: "moderator", campaigns: [campaign.id] });
  await changeAccess(member.id, { role: "admin", campaigns: [campaign.id] }, deed);
  expect(await findMember(member.id)).toMatchObject({ role: "admin", campaigns: null });
  const last = await prisma.auditEntry.findFirst({
    where: { subjectId: member.id },
    orderBy: { id: "desc" },
  });
  expect(last).toMatchObject({
    what: "staff.access-changed",
    before: { role: "moderator", campaigns: [campaign.id] },
    after: { role: "admin", campaigns: null },
  });
});

test("saving what is so already tells nothing and leaves no entry", async () => {
  const [one, two] = [await createCampaign(), await createCampaign()];
  const { actor } = await createActor();
  const member = await createStaff({ role: "organizer", campaigns: [one.id, two.id] });
  const deed = { actor, now };
  const same = { role: "organizer" as const, campaigns: [two.id, one.id] };
  expect(await changeAccess(member.id, same, deed)).toEqual({ outcome: "unchanged" });
  expect(await reactivate(member.id, deed)).toEqual({ outcome: "unchanged" });
  expect(await prisma.auditEntry.count({ where: { subjectId: member.id } })).toBe(0);
  await deactivate(member.id, deed);
  expect(await deactivate(member.id, deed)).toEqual({ outcome: "unchanged" });
  expect(await prisma.auditEntry.count({ where: { subjectId: member.id } })).toBe(1);
});

test("somebody who is shut out is out at once, and may be let in again", async () => {
  const { actor } = await createActor();
  const { member } = await createActor({ role: "viewer" });
  const deed = { actor, now };
  expect(await deactivate(member.id, deed)).toMatchObject({ outcome: "changed" });
  expect(await prisma.staffSession.count({ where: { staffId: member.id } })).toBe(0);
  expect(await reactivate(member.id, deed)).toMatchObject({ outcome: "changed" });
  expect(await findMember(member.id)).toMatchObject({ status: "active" });
  expect(await deactivate(actor.id, deed)).toEqual({ outcome: "not-yours" });
});

test("the last owner stays, also when two owners demote each other at the same moment", async () => {
  const lower = { role: "viewer" as const, campaigns: null };
  for (let round = 0; round < 5; round++) {
    await prisma.staffMember.updateMany({ where: { role: "owner" }, data: { role: "admin" } });
    const one = await createActor();
    const two = await createActor();
    const both = await Promise.all([
      changeAccess(two.actor.id, lower, { actor: one.actor, now }),
      changeAccess(one.actor.id, lower, { actor: two.actor, now }),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["changed", "last-owner"]);
    expect(await prisma.staffMember.count({ where: { role: "owner" } })).toBe(1);
  }
  const [last] = await prisma.staffMember.findMany({ where: { role: "owner" } });
  const { actor } = await createActor({ role: "viewer" });
  const asOwner = { actor: { ...actor, role: "owner" as const }, now };
  expect(await deactivate(last!.id, asOwner)).toEqual({ outcome: "last-owner" });
});

test("the mails carry a link of their own that the outbox does not hold", async () => {
  const { id } = await invited();
  const mail = await prisma.outgoingMail.findFirstOrThrow({ where: { subjectId: id } });
  const composed = await composers["staff.invitation"]({ ...mail, subjectId: id }, { now });
  const link = /\/admin\/invitation\/([\w-]{43})\?lang=es/.exec(composed!.text)?.[1];
  expect(await findStaffToken(link!, "invitation", { now })).toMatchObject({ member: { id } });
  expect(JSON.stringify(mail)).not.toContain(link);
  await acceptInvitation(link!, chosen, context);
  expect(await composers["staff.invitation"](mail, { now })).toBeNull();
});
