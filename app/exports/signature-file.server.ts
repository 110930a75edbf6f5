import { type CsvColumn, copyCsv } from "./copy-csv.server.ts";

const instant = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const typed = (name: string): CsvColumn => ({ name, sql: `g.${name}`, text: true });

const columns: CsvColumn[] = [
  { name: "id", sql: "g.id" },
  { name: "petition", sql: "p.slug" },
  { name: "status", sql: "g.status" },
  typed("given_name"),
  typed("family_name"),
  { name: "email", sql: "s.email", text: true },
  { name: "phone", sql: "s.phone", text: true },
  ...["locality", "region", "postal_code"].map(typed),
  { name: "country", sql: "g.country" },
  { name: "county_fips", sql: "g.county_fips" },
  { name: "show_name", sql: "CASE WHEN g.public THEN 'yes' ELSE 'no' END" },
  typed("comment"),
  { name: "comment_status", sql: "g.comment_status" },
  { name: "language", sql: "g.language" },
  typed("source"),
  typed("referrer"),
  { name: "held_because", sql: "array_to_string(g.reasons, '; ')" },
  { name: "signed_at", sql: instant("g.signed_at") },
  { name: "counted_at", sql: instant("g.counted_at") },
];

/**
 * Signatures as CSV, each as it was signed: names and places are those of that day. Those of erased people stay,
 * without a name. `petitionId` null: of all petitions.
 */
export function signatureFile(
  petitionId: string | null,
  counted?: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const from = `signature g JOIN petition p ON p.id = g.petition_id
    LEFT JOIN supporter s ON s.id = g.supporter_id AND s.erased_at IS NULL`;
  return petitionId
    ? copyCsv(columns, { sql: `${from} WHERE g.petition_id = $1`, values: [petitionId] }, counted)
    : copyCsv(columns, { sql: from, values: [] }, counted);
}
