import type Stripe from "stripe";
import { csvLine } from "#app/platform/csv.ts";
import { type DepositRow, depositRows } from "./deposit-rows.server.ts";

const HEADER = [
  ...["deposit", "arrived_on", "line", "stripe_movement", "category", "moved_at", "currency"],
  ...["gross", "fee", "net", "gift", "receipt", "page", "given_currency", "given_amount", "description"],
];

export type DepositFigures = {
  deposits: number;
  rows: number;
  /** Deposits that are not the sum of their movements. */
  differences: number;
};

/** Minor units as a decimal of their currency, as accountants type it: "-12.50", "3000" of yen. */
export function decimalOf(minor: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return (minor / 10 ** digits).toFixed(digits);
}

const dayOf = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(0, 10);

/**
 * Stripe's deposits as CSV: a row for each charge, refund, dispute and fee with our gift, then one with the totals, whose net is
 * what arrived. Where it is not, the line says so. `told` hears after each deposit what there is so far.
 * Errors: Stripe's own.
 */
export async function* depositFile(
  client: Stripe,
  payouts: Stripe.Payout[],
  told: (figures: DepositFigures) => Promise<void>,
): AsyncGenerator<string> {
  yield csvLine(HEADER);
  const figures: DepositFigures = { deposits: 0, rows: 0, differences: 0 };
  for (const payout of payouts) {
    const sums = { grossMinor: 0, feeMinor: 0, netMinor: 0 };
    for await (const rows of depositRows(client, payout.id)) {
      for (const row of rows) {
        for (const key of ["grossMinor", "feeMinor", "netMinor"] as const) sums[key] += row[key];
        figures.rows += 1;
        yield movementLine(payout, row);
      }
    }
    const agrees = sums.netMinor === payout.amount;
    yield totalLine(payout, sums, agrees);
    figures.deposits += 1;
    if (!agrees) figures.differences += 1;
    await told(figures);
  }
}

const headOf = ({ id, arrival_date }: Stripe.Payout) => [id, dayOf(arrival_date)];

function movementLine(payout: Stripe.Payout, row: DepositRow): string {
  const { currency, gift } = row;
  const money = [row.grossMinor, row.feeMinor, row.netMinor].map((minor) => decimalOf(minor, currency));
  const given = gift ? [gift.currency, decimalOf(gift.amountMinor, gift.currency)] : [null, null];
  return csvLine([
    ...[...headOf(payout), "movement", row.id, row.category, row.createdAt.toISOString(), currency, ...money],
    ...[gift?.id ?? null, gift?.receipt ?? null, gift?.page ?? null, ...given, row.description],
  ]);
}

type Sums = Pick<DepositRow, "grossMinor" | "feeMinor" | "netMinor">;

function totalLine(payout: Stripe.Payout, { grossMinor, feeMinor, netMinor }: Sums, agrees: boolean): string {
  const currency = payout.currency.toUpperCase();
  const money = [grossMinor, feeMinor, netMinor].map((minor) => decimalOf(minor, currency));
  const said = agrees ? null : `the deposit was ${decimalOf(payout.amount, currency)}`;
  return csvLine([
    ...[...headOf(payout), "total", null, null, null, currency, ...money],
    ...[null, null, null, null, null, said],
  ]);
}
