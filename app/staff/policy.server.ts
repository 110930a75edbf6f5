import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "./actor.ts";

/** Whether all staff must have a second factor. */
export async function requiresTwoFactor(): Promise<boolean> {
  return (await prisma.staffPolicy.findUnique({ where: { id: 1 } }))?.requireTwoFactor ?? false;
}

/** Asks all staff for a second factor, or stops asking. Who has none meets nothing but its set-up page. */
export async function setRequiresTwoFactor(requireTwoFactor: boolean, { actor, now }: Deed): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const before = await tx.staffPolicy.findUnique({ where: { id: 1 } });
    await tx.staffPolicy.upsert({
      where: { id: 1 },
      create: { id: 1, requireTwoFactor },
      update: { requireTwoFactor },
    });
    await recordAudit(tx, {
      actor,
      what: "staff-policy.changed",
      subject: { kind: "staff-policy", id: "1" },
      before: { requireTwoFactor: before?.requireTwoFactor ?? false },
      after: { requireTwoFactor },
      now,
    });
  });
}
