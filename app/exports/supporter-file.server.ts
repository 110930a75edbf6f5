import type { Filter } from "#app/segments/filter.ts";
import { whereOf } from "#app/segments/filter-sql.server.ts";
import type { Scope } from "#app/segments/scope.ts";
import type { CustomField } from "#app/supporters/custom-field.ts";
import { type CsvColumn, copyCsv } from "./copy-csv.server.ts";

const instant = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const typed = (name: string): CsvColumn => ({ name, sql: `s.${name}`, text: true });

/** The answer in force to one purpose: "yes", "no", empty when nobody asked. */
const consent = (purpose: "email" | "sms"): CsvColumn => ({
  name: `${purpose}_consent`,
  sql: `(SELECT CASE WHEN r.granted THEN 'yes' ELSE 'no' END FROM consent_record r
    WHERE r.supporter_id = s.id AND r.purpose = '${purpose}' AND NOT r.awaits_confirmation
    ORDER BY r.recorded_at DESC LIMIT 1)`,
});

const columns: CsvColumn[] = [
  { name: "id", sql: "s.id" },
  ...[
    "email",
    "given_name",
    "family_name",
    "phone",
    "street_address",
    "locality",
    "region",
    "postal_code",
  ].map(typed),
  { name: "country", sql: "s.country" },
  { name: "language", sql: "s.language" },
  consent("email"),
  consent("sms"),
  {
    name: "suppressed",
    sql: "(SELECT x.reason::text FROM suppression x WHERE x.email_canonical = s.email_canonical)",
  },
  {
    name: "tags",
    sql: `(SELECT string_agg(t.name, '; ' ORDER BY lower(t.name)) FROM supporter_tag st
    JOIN tag t ON t.id = st.tag_id AND t.deleted_at IS NULL WHERE st.supporter_id = s.id)`,
    text: true,
  },
  { name: "created_at", sql: instant("s.created_at") },
  { name: "last_action_at", sql: instant("s.last_action_at") },
];

/** An answer to one of the organisation's own fields; keys are letters, digits and underscores. */
const custom = ({ key, kind }: CustomField): CsvColumn => ({
  name: key,
  sql:
    kind === "yes_no"
      ? `CASE s.custom->>'${key}' WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' END`
      : `s.custom->>'${key}'`,
  text: kind === "text" || kind === "choice",
});

/** The supporters who fit, with the organisation's own fields, as CSV; in no particular order. */
export function supporterFile(
  filter: Filter,
  scope: Scope,
  fields: CustomField[],
  counted?: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const taken = new Set(columns.map(({ name }) => name));
  const own = fields
    .map(custom)
    .map((column) => (taken.has(column.name) ? { ...column, name: `custom_${column.name}` } : column));
  const { sql, values } = whereOf(filter, scope);
  return copyCsv([...columns, ...own], { sql: `supporter s WHERE ${sql}`, values }, counted);
}
