import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Language } from "#app/platform/prisma/enums.ts";
import type { Deed } from "./actor.ts";
import { countTry } from "./limits.server.ts";
import { hashPassword, passwordFits } from "./password.server.ts";
import { endSessions } from "./sessions.server.ts";

export type Profile = {
  name: string;
  language: Language;
  timeZone: string;
  /** Whether they get a mail when a page of calls or letters asks others from now on. */
  toldOfMoves: boolean;
};

/** Whether a member wants to be told by mail when a page asks others. */
export async function isToldOfMoves(id: string): Promise<boolean> {
  const member = await prisma.staffMember.findUnique({ where: { id }, select: { toldOfMoves: true } });
  return member?.toldOfMoves ?? false;
}

/** Changes what a member says of themselves. `timeZone`: an IANA name that has been checked. */
export async function changeProfile(profile: Profile, { actor, now }: Deed): Promise<void> {
  const { name, language, timeZone, toldOfMoves } = profile;
  await prisma.$transaction(async (tx) => {
    const before = await tx.staffMember.findUniqueOrThrow({ where: { id: actor.id } });
    await tx.staffMember.update({ where: { id: actor.id }, data: { name, language, timeZone, toldOfMoves } });
    await recordAudit(tx, {
      actor,
      what: "staff.profile-changed",
      subject: { kind: "staff", id: actor.id, name },
      before: {
        name: actor.name,
        language: actor.language,
        timeZone: actor.timeZone,
        toldOfMoves: before.toldOfMoves,
      },
      after: { name, language, timeZone, toldOfMoves },
      now,
    });
  });
}

export type PasswordOutcome =
  | { outcome: "changed"; ended: number }
  | { outcome: "wrong-password" }
  | { outcome: "too-many"; retryAfter: number };

/** Changes one's password and ends every other session. */
export async function changePassword(
  { current, next }: { current: string; next: string },
  { actor, now }: Deed,
): Promise<PasswordOutcome> {
  const check = await checkOwnPassword(current, actor.id);
  if (check.outcome !== "right") return check;
  const passwordHash = await hashPassword(next);
  return prisma.$transaction(async (tx) => {
    await tx.staffMember.update({
      where: { id: actor.id },
      data: { passwordHash, passwordChangedAt: now },
    });
    const ended = await endSessions(tx, actor.id, actor.sessionId);
    await tx.staffToken.deleteMany({ where: { staffId: actor.id } });
    await recordAudit(tx, {
      actor,
      what: "staff.password-changed",
      subject: { kind: "staff", id: actor.id, name: actor.name },
      now,
    });
    return { outcome: "changed", ended };
  });
}

/** Asks for a member's password again, before something that an open browser alone must not do. */
export async function checkOwnPassword(
  password: string,
  id: string,
): Promise<
  { outcome: "right" } | { outcome: "wrong-password" } | { outcome: "too-many"; retryAfter: number }
> {
  const retryAfter = await countTry("code.account", id);
  if (retryAfter > 0) return { outcome: "too-many", retryAfter };
  const { passwordHash } = await prisma.staffMember.findUniqueOrThrow({ where: { id } });
  return { outcome: (await passwordFits(password, passwordHash)) ? "right" : "wrong-password" };
}

/** Signs one of one's own browsers out, or with `others` all but this one. Returns how many there were. */
export async function endOwnSessions(
  which: { id: string } | "others",
  { actor, now }: Deed,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const ended =
      which === "others"
        ? await endSessions(tx, actor.id, actor.sessionId)
        : (await tx.staffSession.deleteMany({ where: { id: which.id, staffId: actor.id } })).count;
    if (ended > 0) {
      await recordAudit(tx, {
        actor,
        what: "staff.sessions-ended",
        subject: { kind: "staff", id: actor.id, name: actor.name },
        after: { ended },
        now,
      });
    }
    return ended;
  });
}
