import type { Filter } from "#app/segments/filter.ts";
import { whereOf } from "#app/segments/filter-sql.server.ts";
import type { Scope } from "#app/segments/scope.ts";
import type { CustomField } from "#app/supporters/custom-field.ts";
import { type CsvColumn, copyCsv } from "./copy-csv.server.ts";

const instant = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const typed = (name: string): CsvColumn => ({ name, sql: `s.${name}`, text: true });

/** What another table says of somebody: asked for each one, or of a file of very many put together for all at once. */
type Beside = {
  name: string;
  each: string;
  all: string;
  /** What `key` of `all` is compared with. */
  on: string;
  text?: boolean;
};

/** The answer in force to one purpose: "yes", "no", empty when nobody asked. */
function consent(purpose: "email" | "sms"): Beside {
  const answer = "CASE WHEN r.granted THEN 'yes' ELSE 'no' END AS value";
  const inForce = `r.purpose = '${purpose}' AND NOT r.awaits_confirmation`;
  return {
    name: `${purpose}_consent`,
    each: `SELECT ${answer} FROM consent_record r WHERE r.supporter_id = s.id AND ${inForce}
      ORDER BY r.recorded_at DESC LIMIT 1`,
    all: `SELECT DISTINCT ON (r.supporter_id) r.supporter_id AS key, ${answer} FROM consent_record r WHERE ${inForce}
      ORDER BY r.supporter_id, r.recorded_at DESC`,
    on: "s.id",
  };
}

const WORN = "supporter_tag st JOIN tag t ON t.id = st.tag_id AND t.deleted_at IS NULL";
const NAMES = "string_agg(t.name, '; ' ORDER BY lower(t.name)) AS value";

const beside: Beside[] = [
  consent("email"),
  consent("sms"),
  {
    name: "suppressed",
    each: "SELECT x.reason::text FROM suppression x WHERE x.email_canonical = s.email_canonical",
    all: "SELECT x.email_canonical AS key, x.reason::text AS value FROM suppression x",
    on: "s.email_canonical",
  },
  {
    name: "tags",
    each: `SELECT ${NAMES} FROM ${WORN} WHERE st.supporter_id = s.id`,
    all: `SELECT st.supporter_id AS key, ${NAMES} FROM ${WORN} GROUP BY 1`,
    on: "s.id",
    text: true,
  },
];

const columns = (many: boolean): CsvColumn[] => [
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
  ...beside.map(({ name, each, text }) => ({
    name,
    sql: many ? `${name}.value` : `(${each})`,
    ...(text && { text }),
  })),
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

type FileOptions = {
  /** That there are thousands of them: it is quicker then to read whole tables once. */
  many: boolean;
  /** Told how many rows there were, at the end. */
  counted?: (rows: number) => void;
};

/** The supporters who fit, with the organisation's own fields, as CSV; in no particular order. */
export function supporterFile(
  filter: Filter,
  scope: Scope,
  fields: CustomField[],
  { many, counted }: FileOptions,
): AsyncGenerator<Buffer> {
  const known = columns(many);
  const taken = new Set(known.map(({ name }) => name));
  const own = fields
    .map(custom)
    .map((column) => (taken.has(column.name) ? { ...column, name: `custom_${column.name}` } : column));
  const { sql, values } = whereOf(filter, scope);
  const joins = beside.map(({ name, all, on }) => `LEFT JOIN (${all}) ${name} ON ${name}.key = ${on}`);
  const from = many ? `supporter s ${joins.join("\n")}` : "supporter s";
  return copyCsv([...known, ...own], { sql: `${from} WHERE ${sql}`, values }, counted);
}
