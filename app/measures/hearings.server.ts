import type { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { HearingForm } from "./measure-forms.ts";

export type Hearing = {
  id: string;
  /** ISO instant. */
  startsAt: string;
  place: string | null;
  url: string | null;
  isCalledOff: boolean;
};

/** More than a measure ever has. */
const most = 100;

/** When a measure is and was heard, latest first; those that were called off say so. */
export async function hearingsOf(measureId: string): Promise<Hearing[]> {
  const rows = await prisma.hearing.findMany({
    where: { measureId },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toHearing);
}

/** The hearing that comes next; one of today is next until it has been going on for three hours. */
export async function nextHearing(measureId: string, now: Date): Promise<Hearing | null> {
  const row = await prisma.hearing.findFirst({
    where: { measureId, calledOffAt: null, startsAt: { gte: new Date(now.getTime() - 3 * 3_600_000) } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return row && toHearing(row);
}

type HearingInput = Omit<z.output<typeof HearingForm>, "starts_at"> & { startsAt: Date };

export type HearingOutcome = { outcome: "saved"; id: string } | { outcome: "not-found" };

/** Announces a hearing. */
export function addHearing(
  measureId: string,
  { startsAt, place, url }: HearingInput,
  { actor, now }: Deed,
): Promise<HearingOutcome> {
  return prisma.$transaction(async (tx) => {
    const measure = await tx.measure.findUnique({ where: { id: measureId } });
    if (!measure) return { outcome: "not-found" };
    const { id } = await tx.hearing.create({ data: { measureId, startsAt, place, url } });
    await recordAudit(tx, {
      actor,
      what: "measure.hearing-announced",
      subject: { kind: "measure", id: measureId, name: measure.identifier },
      after: { startsAt: startsAt.toISOString(), place, url },
      now,
    });
    return { outcome: "saved", id };
  });
}

/** Says that a hearing does not take place, or that it does after all. */
export function callOffHearing(
  measureId: string,
  id: string,
  isCalledOff: boolean,
  { actor, now }: Deed,
): Promise<HearingOutcome> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.hearing.findFirst({ where: { id, measureId }, include: { measure: true } });
    if (!row) return { outcome: "not-found" };
    if ((row.calledOffAt !== null) === isCalledOff) return { outcome: "saved", id };
    await tx.hearing.update({ where: { id }, data: { calledOffAt: isCalledOff ? now : null } });
    await recordAudit(tx, {
      actor,
      what: isCalledOff ? "measure.hearing-called-off" : "measure.hearing-put-back",
      subject: { kind: "measure", id: measureId, name: row.measure.identifier },
      after: { startsAt: row.startsAt.toISOString() },
      now,
    });
    return { outcome: "saved", id };
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof prisma.hearing.findFirst>>>;

const toHearing = ({ id, startsAt, place, url, calledOffAt }: Row): Hearing => ({
  id,
  startsAt: startsAt.toISOString(),
  place,
  url,
  isCalledOff: calledOffAt !== null,
});
