import { recordAudit } from "#app/audit/record-audit.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { Pace } from "./pace.ts";

/** The measure by which blasts go out, and what is left of today's. Days are days of UTC. */
export async function paceNow({ now }: { now: Date }): Promise<Pace> {
  const { rows } = await pool.query<{
    per_second: number;
    lane_per_second: number;
    per_day: number | null;
    sent: number;
  }>(
    `SELECT p.per_second, p.lane_per_second, p.per_day, coalesce(d.sent, 0) AS sent FROM blast_pace p
     LEFT JOIN blast_day d ON d.day = ($1::timestamptz AT TIME ZONE 'UTC')::date`,
    [now],
  );
  const { per_second, lane_per_second, per_day, sent } = rows[0]!;
  const leftToday = per_day === null ? null : Math.max(0, per_day - sent);
  return { perSecond: per_second, lanePerSecond: lane_per_second, leftToday };
}

export type PaceSettings = { perSecond: number; lanePerSecond: number; perDay: number | null };

/** The measure as it is set. */
export async function paceSettings(): Promise<PaceSettings> {
  const { perSecond, lanePerSecond, perDay } = await prisma.blastPace.findUniqueOrThrow({ where: { id: 1 } });
  return { perSecond, lanePerSecond, perDay };
}

/** Sets how fast mail-outs go; those under way heed it within seconds. */
export async function changePace(pace: PaceSettings, { actor, now }: Deed): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const where = { id: 1 };
    const before = await tx.blastPace.findUniqueOrThrow({ where });
    await tx.blastPace.update({ where, data: pace });
    const { id: _, ...old } = before;
    await recordAudit(tx, {
      actor,
      what: "mail.paced",
      subject: { kind: "mail", id: "pace" },
      before: old,
      after: pace,
      now,
    });
  });
}
