/** What is compared with Stripe. */
export type BookKind = "paid" | "refunded" | "disputed";

/** One charge, refund or dispute, as one side holds it; in minor units of its currency. */
export type Entry = {
  kind: BookKind;
  /** Stripe's name for it. */
  objectId: string;
  at: Date;
  currency: string;
  minor: number;
  donationId: string | null;
};

type Sum = { count: number; minor: number };

/** The totals of one day, currency and kind on both sides. */
export type DayTotal = { day: string; currency: string; kind: BookKind | "foreign"; ours: Sum; theirs: Sum };

/** One entry of which both sides do not say the same; null where a side has none. */
export type Difference = {
  kind: BookKind;
  objectId: string;
  day: string;
  currency: string;
  donationId: string | null;
  oursMinor: number | null;
  theirsMinor: number | null;
};

type Books = { ours: Entry[]; theirs: Entry[]; foreign: Entry[] };

const nameOf = ({ kind, objectId }: Entry) => `${kind} ${objectId}`;

/** Totals by day, currency and kind. `dayOf` tells the organisation's day of a moment. */
export function dayTotals(books: Books, dayOf: (at: Date) => string): DayTotal[] {
  const totals = new Map<string, DayTotal>();
  const add = (side: "ours" | "theirs", { at, currency, minor }: Entry, kind: DayTotal["kind"]) => {
    const day = dayOf(at);
    const key = `${day} ${currency} ${kind}`;
    const none = () => ({ count: 0, minor: 0 });
    const total = totals.get(key) ?? { day, currency, kind, ours: none(), theirs: none() };
    total[side].count += 1;
    total[side].minor += minor;
    totals.set(key, total);
  };
  for (const entry of books.ours) add("ours", entry, entry.kind);
  for (const entry of books.theirs) add("theirs", entry, entry.kind);
  for (const entry of books.foreign) if (entry.kind === "paid") add("theirs", entry, "foreign");
  return [...totals.values()];
}

/** What both sides do not say alike, entry by entry: sums that agree by accident hide nothing. */
export function differencesOf({ ours, theirs }: Books, dayOf: (at: Date) => string): Difference[] {
  const [here, there] = [ours, theirs].map((side) => new Map(side.map((entry) => [nameOf(entry), entry])));
  const names = new Set([...here!.keys(), ...there!.keys()]);
  return [...names].flatMap((name) => {
    const [own, other] = [here!.get(name), there!.get(name)];
    if (own && other && own.minor === other.minor && own.currency === other.currency) return [];
    const { kind, objectId, at, currency } = (other ?? own)!;
    return {
      ...{ kind, objectId, day: dayOf(at), currency },
      donationId: own?.donationId ?? other?.donationId ?? null,
      oursMinor: own?.minor ?? null,
      theirsMinor: other?.minor ?? null,
    };
  });
}
