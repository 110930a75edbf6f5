import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { BookKind } from "./books.ts";
import { COMPARE_BOOKS } from "./compare-books.server.ts";
import type { Currency } from "./money.ts";

/** As many as a page shows. */
const MOST_DIFFERENCES = 50;
const SHOWN_DAYS = 35;
const DAY = 86_400_000;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** What differs between Stripe's books and ours, the latest day first, and how many that are in all. */
export async function bookDifferences() {
  const [count, rows] = await Promise.all([
    prisma.bookDifference.count(),
    prisma.bookDifference.findMany({
      orderBy: [{ day: "desc" }, { objectId: "asc" }],
      take: MOST_DIFFERENCES,
    }),
  ]);
  const differences = rows.map(({ day, kind, currency, foundAt: _, ...row }) => ({
    ...row,
    ...{ kind: kind as BookKind, currency: currency as Currency, day: dayOf(day) },
  }));
  return { count, differences };
}

export type BookDifferences = Awaited<ReturnType<typeof bookDifferences>>;

/** The totals of the last days on both sides, the latest day first, and when they were compared; null: never. */
export async function bookDays({ now }: { now: Date }) {
  const [check, rows] = await Promise.all([
    prisma.bookCheck.findUnique({ where: { id: 1 } }),
    prisma.bookDay.findMany({
      where: { day: { gte: new Date(now.getTime() - SHOWN_DAYS * DAY) } },
      orderBy: [{ day: "desc" }, { currency: "asc" }, { kind: "asc" }],
    }),
  ]);
  const days = rows.map(({ day, currency, kind, oursCount, oursMinor, theirsCount, theirsMinor }) => ({
    ...{ day: dayOf(day), currency: currency as Currency, kind },
    ours: { count: oursCount, minor: Number(oursMinor) },
    theirs: { count: theirsCount, minor: Number(theirsMinor) },
  }));
  return { checkedAt: check?.checkedAt.toISOString() ?? null, days };
}

export type BookDays = Awaited<ReturnType<typeof bookDays>>;

/** Asks for a comparison now; whoever did so stands in the trail. Asked for twice, it is one. */
export async function askForComparison({ actor, now }: Deed): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await enqueue(tx, COMPARE_BOOKS, {}, { jobKey: `${COMPARE_BOOKS} now` });
    const subject = { kind: "giving", id: "1" };
    await recordAudit(tx, { actor, what: "giving.compared", subject, now });
  });
}
