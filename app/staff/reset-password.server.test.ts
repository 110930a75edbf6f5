import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createActor, createStaff, password } from "#tests/factories/create-staff.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { requestReset, resetPassword } from "./reset-password.server.ts";
import { signIn } from "./sign-in.server.ts";
import { issueStaffToken } from "./staff-tokens.server.ts";

const at = (now = new Date()) => ({ whence: createVisit(), now });
const mailsTo = (subjectId: string) =>
  prisma.outgoingMail.count({ where: { subjectId, kind: "staff.reset" } });
const next = "another sentence of mine";

test("the answer is the same for every address, in words and in time; mail goes to staff alone", async () => {
  const member = await createStaff();
  const time = async (email: string) => {
    const start = performance.now();
    expect(await requestReset(email, at())).toEqual({ outcome: "mailed-if-known" });
    return performance.now() - start;
  };
  // Neither comes as soon as its work is done. How far apart they are a busy machine may decide.
  const floor = 295;
  expect(await time(member.email)).toBeGreaterThan(floor);
  expect(await time("nobody@house.example")).toBeGreaterThan(floor);
  expect(await mailsTo(member.id)).toBe(1);
  expect(await prisma.outgoingMail.count()).toBe(1);
});

test("no more than three an hour go to one account, silently; a place that asks too often is told", async () => {
  const member = await createStaff();
  for (let asked = 0; asked < 5; asked++) {
    expect(await requestReset(member.email, at(new Date(Date.now() + asked)))).toEqual({
      outcome: "mailed-if-known",
    });
  }
  expect(await mailsTo(member.id)).toBe(3);
  const here = at();
  for (let asked = 0; asked < 10; asked++) await requestReset("nobody@house.example", here);
  expect(await requestReset("nobody@house.example", here)).toMatchObject({ outcome: "too-many" });
});

test("the link sets a password once, ends every session, and opens an account shut by tries", async () => {
  const now = new Date();
  const { member } = await createActor();
  for (let tries = 0; tries < 11; tries++) await signIn({ email: member.email, password: "wrong" }, at());
  expect(await signIn({ email: member.email, password }, at())).toMatchObject({ outcome: "too-many" });
  const token = await issueStaffToken(prisma, { purpose: "reset", staffId: member.id, now });
  const both = await Promise.all([resetPassword(token, next, at()), resetPassword(token, next, at())]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["link-over", "reset"]);
  expect(await prisma.staffSession.count({ where: { staffId: member.id } })).toBe(0);
  expect(await signIn({ email: member.email, password: next }, at())).toMatchObject({ outcome: "signed-in" });
});

test("a link that is an hour old, or of another kind, sets nothing", async () => {
  const now = new Date();
  const { id } = await createStaff();
  const token = await issueStaffToken(prisma, { purpose: "reset", staffId: id, now });
  const late = at(new Date(now.getTime() + 3_600_001));
  expect(await resetPassword(token, next, late)).toEqual({ outcome: "link-over" });
  const other = await issueStaffToken(prisma, { purpose: "invitation", staffId: id, now });
  expect(await resetPassword(other, next, at())).toEqual({ outcome: "link-over" });
});
