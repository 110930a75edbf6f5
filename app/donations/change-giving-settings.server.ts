import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { forgetGivingSettings } from "./giving-settings.server.ts";
import type { GivingChoices } from "./giving-settings-form.ts";

/** What staff have set, and the version that a form is filled with. */
export async function givingChoices(db: Tx = prisma): Promise<{ choices: GivingChoices; version: number }> {
  const row = await db.givingSettings.findUniqueOrThrow({ where: { id: 1 } });
  const { taxId, feeBasisPoints, declineFloor, declineShare, refundsWarned, yearStatements, version } = row;
  const feeFixed = row.feeFixed as GivingChoices["feeFixed"];
  return {
    choices: { taxId, feeBasisPoints, feeFixed, declineFloor, declineShare, refundsWarned, yearStatements },
    version,
  };
}

/** Changes the settings of giving, unless somebody else did since the form was opened. */
export async function changeGivingSettings(
  choices: GivingChoices,
  version: number,
  { actor, now }: Deed,
): Promise<"saved" | "changed-meanwhile"> {
  const outcome = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM giving_settings WHERE id = 1 FOR UPDATE`;
    const current = await givingChoices(tx);
    if (current.version !== version) return "changed-meanwhile";
    const data = { ...choices, version: version + 1 };
    await tx.givingSettings.update({ where: { id: 1 }, data });
    const subject = { kind: "giving", id: "1" };
    const [before, after] = [current.choices, choices];
    await recordAudit(tx, { actor, what: "giving.changed", subject, before, after, now });
    return "saved";
  });
  forgetGivingSettings();
  return outcome;
}
