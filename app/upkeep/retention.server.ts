import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { Retention } from "./retention.ts";

/** The periods, and the version that a form was filled with. */
export async function retention(db: Tx = prisma): Promise<{ periods: Retention; version: number }> {
  const { id: _, version, ...periods } = await db.retention.findUniqueOrThrow({ where: { id: 1 } });
  return { periods, version };
}

const kept = remember(1_000, () => retention());

/** The same for pages that many look at, a second old at most. */
export async function knownRetention(): Promise<Retention> {
  return (await kept.get("periods")).periods;
}

/** Changes the periods, unless somebody else did since the form was opened. The next night goes by them. */
export async function changeRetention(
  periods: Retention,
  version: number,
  { actor, now }: Deed,
): Promise<
  | { outcome: "saved"; before: Retention; version: number }
  | { outcome: "unchanged" }
  | { outcome: "changed-meanwhile" }
> {
  const result = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM retention WHERE id = 1 FOR UPDATE`;
    const current = await retention(tx);
    if (current.version !== version) return { outcome: "changed-meanwhile" as const };
    const before = current.periods;
    const names = Object.keys(before) as (keyof Retention)[];
    if (names.every((name) => before[name] === periods[name])) return { outcome: "unchanged" as const };
    await tx.retention.update({ where: { id: 1 }, data: { ...periods, version: version + 1 } });
    const subject = { kind: "retention", id: "1" };
    await recordAudit(tx, { actor, what: "retention.changed", subject, before, after: periods, now });
    return { outcome: "saved" as const, before, version: version + 1 };
  });
  kept.forget();
  return result;
}
