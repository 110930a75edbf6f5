import { currencies, unitOf } from "#app/donations/money.ts";
import type { DonationFilter, GiftScope } from "#app/donations/panel-donation.ts";
import { conditionsOf } from "#app/donations/panel-donations.server.ts";
import { type CsvColumn, copyCsv } from "./copy-csv.server.ts";

const instant = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const typed = (name: string): CsvColumn => ({ name, sql: `d.${name}`, text: true });

const whole = currencies.filter((currency) => unitOf(currency) === 1).map((currency) => `'${currency}'`);

/** Minor units as a decimal of their currency: 2500 is 25.00 dollars, and 2500 yen. */
const decimal = (minor: string, currency: string) =>
  `CASE WHEN ${currency} IN (${whole.join(", ")}) THEN (${minor})::text
    ELSE to_char((${minor}) / 100.0, 'FM9999999990.00') END`;

const columns: CsvColumn[] = [
  { name: "id", sql: "d.id" },
  { name: "status", sql: "d.status" },
  { name: "currency", sql: "d.currency" },
  { name: "amount", sql: decimal("d.amount_minor", "d.currency") },
  { name: "fee_covered", sql: decimal("d.covered_minor", "d.currency") },
  { name: "refunded", sql: decimal("d.refunded_minor", "d.currency") },
  { name: "fee", sql: decimal("d.fee_minor", "d.settled_currency") },
  { name: "fee_currency", sql: "d.settled_currency" },
  { name: "interval", sql: "CASE WHEN d.plan_id IS NULL THEN 'once' ELSE 'month' END" },
  { name: "page", sql: "f.slug" },
  { name: "campaign", sql: "c.slug" },
  ...["given_name", "family_name", "email", "designation", "comment"].map(typed),
  { name: "show_name", sql: "CASE WHEN d.is_public THEN 'yes' ELSE 'no' END" },
  ...["employer", "occupation", "source"].map(typed),
  { name: "language", sql: "d.language" },
  { name: "noticed", sql: "array_to_string(d.reasons, '; ')" },
  { name: "offline", sql: "d.offline_way" },
  ...["reference", "void_reason"].map(typed),
  { name: "receipt", sql: "r.year || '-' || lpad(r.number::text, greatest(4, length(r.number::text)), '0')" },
  { name: "stripe_payment", sql: "d.payment_id" },
  { name: "begun_at", sql: instant("d.started_at") },
  { name: "paid_at", sql: instant("d.paid_at") },
  { name: "dedication", sql: "d.dedication" },
  ...["dedicated_to", "told_name", "told_email", "told_message"].map(typed),
  { name: "comment_status", sql: "CASE WHEN d.comment IS NOT NULL THEN d.comment_status END" },
  { name: "amounts_shown", sql: "d.variant" },
];

/** Gifts as CSV, each as it was given: names are those of that day. Those of erased people stay, without a name. */
export function donationFile(
  filter: DonationFilter,
  scope: GiftScope,
  counted?: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const { conditions, values } = conditionsOf(filter, scope);
  const sql = `donation d JOIN fundraising_page f ON f.id = d.page_id JOIN campaign c ON c.id = f.campaign_id
    LEFT JOIN receipt r ON r.donation_id = d.id
    WHERE ${conditions.join(" AND ")} ORDER BY d.started_at DESC, d.id DESC`;
  return copyCsv(columns, { sql, values }, counted);
}
