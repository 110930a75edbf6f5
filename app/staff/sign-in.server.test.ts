import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createActor, createStaff, password } from "#tests/factories/create-staff.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { deactivate } from "./change-member.server.ts";
import { changePassword } from "./own-account.server.ts";
import { findActor } from "./sessions.server.ts";
import { signIn, signInWithCode } from "./sign-in.server.ts";
import { offerTwoFactor, renewRecoveryCodes, turnOnTwoFactor, twoFactorState } from "./two-factor.server.ts";

const MINUTE = 60_000;
const from = () => {
  const { address, userAgent } = createVisit();
  return { address, userAgent };
};
const at = (now = new Date(), whence = from()) => ({ whence, now });

/** A member with a second factor, its secret and recovery codes. */
async function withTwoFactor(now: Date) {
  const { actor, member } = await createActor({ now });
  const { secret } = await offerTwoFactor(actor, "House");
  const code = (moment: Date) => generateSync({ secret, epoch: Math.floor(moment.getTime() / 1_000) });
  const on = await turnOnTwoFactor(code(now), { actor, now });
  if (on.outcome !== "on") throw new Error(on.outcome);
  return { actor, member, code, codes: on.codes };
}

async function ticketOf(email: string, now: Date) {
  const first = await signIn({ email, password }, at(now));
  if (first.outcome !== "second-factor") throw new Error(first.outcome);
  return first.ticket;
}

test("the right password opens a session of its own; the database keeps its hash", async () => {
  const { email, id } = await createStaff();
  const whence = from();
  const first = await signIn({ email: ` ${email.toUpperCase()} `, password }, at(new Date(), whence));
  const second = await signIn({ email, password }, at());
  if (first.outcome !== "signed-in" || second.outcome !== "signed-in") throw new Error("refused");
  expect(first.token).not.toBe(second.token);
  expect((await findActor(first.token, whence, { now: new Date() }))?.actor.id).toBe(id);
  const kept = JSON.stringify(await prisma.staffSession.findMany({ where: { staffId: id } }));
  expect(kept).not.toContain(first.token);
  expect(kept).not.toContain(whence.address);
});

test("a wrong password, an unknown address and somebody shut out get one answer", async () => {
  const { email } = await createStaff();
  const gone = await createStaff({ role: "viewer" });
  const { actor } = await createActor();
  await deactivate(gone.id, { actor, now: new Date() });
  const answers = [
    await signIn({ email, password: "not it at all" }, at()),
    await signIn({ email: "nobody@house.example", password }, at()),
    await signIn({ email: "no address", password }, at()),
    await signIn({ email: gone.email, password }, at()),
  ];
  for (const answer of answers) expect(answer).toEqual({ outcome: "refused" });
});

test("tries that were refused stand in the trail, without the address of a stranger", async () => {
  const { email, id, name } = await createStaff();
  await signIn({ email, password: "not it at all" }, at());
  await signIn({ email: "stranger@elsewhere.example", password }, at());
  const entries = await prisma.auditEntry.findMany({
    where: { what: "staff.sign-in-refused" },
    orderBy: { id: "desc" },
    take: 2,
  });
  expect(entries[1]).toMatchObject({
    subjectId: id,
    subjectName: name,
    actorId: null,
    after: { how: "password" },
  });
  expect(entries[0]).toMatchObject({ subjectId: "unknown", subjectName: null });
  expect(JSON.stringify(entries)).not.toContain("stranger");
});

test("an address that nobody has costs the same work", async () => {
  const { email } = await createStaff();
  await signIn({ email: "warm@house.example", password: "x" }, at());
  // The processor's time and not the clock's: other tests run beside this one.
  const work = async (address: string) => {
    const before = process.cpuUsage();
    await signIn({ email: address, password: "not it at all" }, at());
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const known = Math.min(await work(email), await work(email), await work(email));
  const unknown = Math.min(
    await work("a@house.example"),
    await work("b@house.example"),
    await work("c@house.example"),
  );
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

test("guessing is limited for each account, known or not, from wherever it comes", async () => {
  const { email } = await createStaff();
  for (const address of [email, "guessed@house.example"]) {
    for (let tries = 0; tries < 10; tries++) {
      expect(await signIn({ email: address, password: "wrong" }, at())).toEqual({ outcome: "refused" });
    }
    const late = await signIn({ email: address, password }, at());
    expect(late).toMatchObject({ outcome: "too-many" });
    expect((late as { retryAfter: number }).retryAfter).toBeGreaterThan(60);
  }
});

test("guessing is limited for each place, whatever the accounts; a right password does not open it", async () => {
  const { email } = await createStaff();
  const whence = from();
  for (let tries = 0; tries < 50; tries++) {
    await signIn({ email: `person${tries}@house.example`, password: "wrong" }, at(new Date(), whence));
  }
  expect(await signIn({ email, password }, at(new Date(), whence))).toMatchObject({ outcome: "too-many" });
  expect(await signIn({ email, password }, at())).toMatchObject({ outcome: "signed-in" });
}, 60_000);

test("a right password forgives the tries before it", async () => {
  const { email } = await createStaff();
  for (let round = 0; round < 2; round++) {
    for (let tries = 0; tries < 8; tries++) await signIn({ email, password: "wrong" }, at());
    expect(await signIn({ email, password }, at())).toMatchObject({ outcome: "signed-in" });
  }
});

test("with a second factor the password opens nothing, and its code works once", async () => {
  const now = new Date();
  const { member, code } = await withTwoFactor(now);
  const ticket = await ticketOf(member.email, now);
  expect(await signInWithCode({ ticket, code: "000000" }, at(now))).toEqual({ outcome: "refused" });
  // The code that turned it on is used up; the next one is a step later.
  expect(await signInWithCode({ ticket, code: code(now) }, at(now))).toEqual({ outcome: "refused" });
  const later = new Date(now.getTime() + 31_000);
  expect(await signInWithCode({ ticket, code: code(later) }, at(later))).toMatchObject({
    outcome: "signed-in",
  });
  expect(await signInWithCode({ ticket, code: code(later) }, at(later))).toEqual({ outcome: "refused" });
  const much = new Date(now.getTime() + 5 * MINUTE);
  expect(await signInWithCode({ ticket, code: code(later) }, at(much))).toEqual({ outcome: "refused" });
});

test("of two browsers with one code only one gets in", async () => {
  const now = new Date();
  const { member, code, codes } = await withTwoFactor(now);
  const ticket = await ticketOf(member.email, now);
  const later = new Date(now.getTime() + 31_000);
  for (const typed of [code(later), codes[0]!]) {
    const both = await Promise.all([
      signInWithCode({ ticket, code: typed }, at(later)),
      signInWithCode({ ticket, code: typed }, at(later)),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["refused", "signed-in"]);
  }
});

test("each recovery code stands in once, however it is spelled; new ones put an end to the old", async () => {
  const now = new Date();
  const { actor, member, code, codes } = await withTwoFactor(now);
  expect(new Set(codes).size).toBe(10);
  const ticket = await ticketOf(member.email, now);
  const spelled = codes[0]!.toLowerCase().replaceAll("-", " ");
  expect(await signInWithCode({ ticket, code: spelled }, at(now))).toMatchObject({ outcome: "signed-in" });
  expect(await signInWithCode({ ticket, code: codes[0]! }, at(now))).toEqual({ outcome: "refused" });
  expect(await twoFactorState(member.id)).toMatchObject({ codesLeft: 9 });
  const later = new Date(now.getTime() + 31_000);
  expect(await renewRecoveryCodes(code(later), { actor, now: later })).toMatchObject({ outcome: "on" });
  expect(await signInWithCode({ ticket, code: codes[1]! }, at(later))).toEqual({ outcome: "refused" });
  expect(JSON.stringify(await prisma.staffRecoveryCode.findMany())).not.toContain(codes[1]);
});

test("codes are limited, and the step before is not good for ever", async () => {
  const now = new Date();
  const { member, code } = await withTwoFactor(now);
  const ticket = await ticketOf(member.email, now);
  const expired = new Date(now.getTime() + 11 * MINUTE);
  expect(await signInWithCode({ ticket, code: code(expired) }, at(expired))).toEqual({ outcome: "expired" });
  expect(await signInWithCode({ ticket: "forged", code: code(now) }, at(now))).toEqual({
    outcome: "expired",
  });
  for (let tries = 0; tries < 7; tries++) await signInWithCode({ ticket, code: "000000" }, at(now));
  const later = new Date(now.getTime() + 31_000);
  expect(await signInWithCode({ ticket, code: code(later) }, at(later))).toMatchObject({
    outcome: "too-many",
  });
});

test("another password ends other sessions and half-finished sign-ins, and asks for the present one", async () => {
  const now = new Date();
  const { actor, member, code } = await withTwoFactor(now);
  const ticket = await ticketOf(member.email, now);
  const later = new Date(now.getTime() + 31_000);
  const other = await signInWithCode({ ticket, code: code(later) }, at(later));
  if (other.outcome !== "signed-in") throw new Error(other.outcome);
  const next = "another sentence of mine";
  const deed = { actor, now: later };
  expect(await changePassword({ current: "wrong", next }, deed)).toEqual({ outcome: "wrong-password" });
  expect(await changePassword({ current: password, next }, deed)).toEqual({ outcome: "changed", ended: 1 });
  expect(await findActor(other.token, from(), { now: later })).toBeNull();
  expect(await prisma.staffSession.count({ where: { staffId: member.id } })).toBe(1);
  const much = new Date(now.getTime() + 2 * MINUTE);
  expect(await signInWithCode({ ticket, code: code(much) }, at(much))).toEqual({ outcome: "expired" });
});

test("the secret of a second factor is not in the database as it is, and no code turns it on twice", async () => {
  const now = new Date();
  const { actor } = await createActor({ now });
  const { secret, address } = await offerTwoFactor(actor, "House");
  expect((await offerTwoFactor(actor, "House")).secret).toBe(secret);
  expect(address).toContain(`secret=${secret}`);
  expect(JSON.stringify(await prisma.staffMember.findMany())).not.toContain(secret);
  expect(await turnOnTwoFactor("123", { actor, now })).toEqual({ outcome: "wrong-code" });
  expect(await twoFactorState(actor.id)).toMatchObject({ since: null });
  const code = generateSync({ secret, epoch: Math.floor(now.getTime() / 1_000) });
  expect(await turnOnTwoFactor(code, { actor, now })).toMatchObject({ outcome: "on" });
  expect(await turnOnTwoFactor(code, { actor, now })).toEqual({ outcome: "wrong-code" });
});
