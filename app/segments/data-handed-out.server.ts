import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { heldData } from "./held-data.server.ts";

/** Everything held about one supporter, taken out by staff; that it was is kept in the trail. See heldData. */
export async function dataHandedOut(id: string, { actor, now }: Deed) {
  const everything = await heldData(id, actor.language, { now });
  await prisma.$transaction((tx) =>
    recordAudit(tx, { actor, what: "supporter.data-handed-out", subject: { kind: "supporter", id }, now }),
  );
  return everything;
}
