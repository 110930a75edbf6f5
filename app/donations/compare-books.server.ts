import { v7 as newId } from "uuid";
import { localTimeIn, startOfDay } from "#app/i18n/zoned-time.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { membersWho } from "#app/staff/members-who.server.ts";
import { type DayTotal, type Difference, dayTotals, differencesOf } from "./books.ts";
import { booksAtStripe } from "./books-at-stripe.server.ts";
import { ourBooks } from "./our-books.server.ts";

/** The job of each night, and of whoever asks for it by hand. */
export const COMPARE_BOOKS = "stripe.compare";
/** The mail that tells staff of differences; its `subjectId` is the comparison's. */
export const BOOKS_MAIL = "giving.books";

const DAY = 86_400_000;
/** As long as a bank may take for what was promised, with room for a webhook that never came. */
const BACK_DAYS = 35;
/** What was told of less than so long ago may still be on its way. */
const GRACE = 3_600_000;
const LOCK = "giving books";

const dated = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * Compares what we say was paid, given back and disputed in the last 35 days, and since the earliest difference that is still
 * open, with what Stripe lists. Writes the totals of each day and what differs; whoever may give gifts back gets one mail of
 * what is new. Returns how many entries differ; null while giving is not set up. Errors: Stripe's own; nothing is written then.
 */
export async function compareBooks({ now }: { now: Date }): Promise<number | null> {
  const client = stripe();
  if (!client) return null;
  const { timeZone } = await getOrganisation("en");
  const dayOf = (at: Date) => localTimeIn(at.toISOString(), timeZone).slice(0, 10);
  const first = await firstDay(dayOf(new Date(now.getTime() - BACK_DAYS * DAY)));
  const span = { from: startOfDay(first, 0, timeZone)!, until: new Date(now.getTime() - GRACE) };
  const atStripe = await booksAtStripe(client, span);
  const books = { ...atStripe, ours: await ourBooks(span) };
  const found = differencesOf(books, dayOf);
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`;
    await keepDays(tx, dayTotals(books, dayOf), { first, now });
    if (await keepDifferences(tx, found, now)) await tell(tx, now);
  });
  return found.length;
}

/** A day is compared while it can change, and while it differs. */
async function firstDay(usual: string): Promise<string> {
  const { _min } = await prisma.bookDifference.aggregate({ _min: { day: true } });
  const open = _min.day?.toISOString().slice(0, 10);
  return open && open < usual ? open : usual;
}

async function keepDays(tx: Tx, totals: DayTotal[], { first, now }: { first: string; now: Date }) {
  await tx.bookDay.deleteMany({ where: { day: { gte: dated(first) } } });
  await tx.bookDay.createMany({
    data: totals.map(({ day, currency, kind, ours, theirs }) => ({
      ...{ day: dated(day), currency, kind, checkedAt: now },
      ...{
        oursCount: ours.count,
        oursMinor: ours.minor,
        theirsCount: theirs.count,
        theirsMinor: theirs.minor,
      },
    })),
  });
  await tx.bookCheck.upsert({
    where: { id: 1 },
    create: { id: 1, checkedAt: now },
    update: { checkedAt: now },
  });
}

/** True: there are some that were not there before. What is the same by now is forgotten. */
async function keepDifferences(tx: Tx, found: Difference[], now: Date): Promise<boolean> {
  const before = new Map(
    (await tx.bookDifference.findMany()).map((row) => [`${row.kind} ${row.objectId}`, row.foundAt]),
  );
  await tx.bookDifference.deleteMany();
  await tx.bookDifference.createMany({
    data: found.map(({ day, ...difference }) => ({
      ...difference,
      day: dated(day),
      foundAt: before.get(`${difference.kind} ${difference.objectId}`) ?? now,
    })),
  });
  return found.some(({ kind, objectId }) => !before.has(`${kind} ${objectId}`));
}

async function tell(tx: Tx, now: Date): Promise<void> {
  const id = newId();
  const members = await membersWho(tx, "donations.refund");
  await queueMails(
    tx,
    members.map(({ id: memberId, email, language }) => ({
      ...{ kind: BOOKS_MAIL, language, toEmail: email, subjectId: id, runAt: now },
      dedupeKey: `${BOOKS_MAIL} ${id} ${memberId}`,
    })),
  );
}
