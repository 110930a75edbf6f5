import { pool } from "#app/platform/db.server.ts";

export type AuditFilter = {
  /** Words, each matched from its beginning, in who, what and to whom. */
  words?: string;
  actorId?: string | null;
  /** A subject's kind, such as "campaign". */
  kind?: string | null;
  subjectId?: string | null;
  campaignId?: string | null;
  /** Only entries of these campaigns; null: of all and of none. */
  campaigns?: readonly string[] | null;
  from?: Date | null;
  until?: Date | null;
};

export type AuditLine = {
  id: string;
  /** ISO instant. */
  at: string;
  actorId: string | null;
  actorName: string;
  from: string | null;
  what: string;
  subject: { kind: string; id: string; name: string | null };
  campaignId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Row = {
  id: string;
  recorded_at: Date;
  actor_id: string | null;
  actor_name: string;
  from_network: string | null;
  what: string;
  subject_kind: string;
  subject_id: string;
  subject_name: string | null;
  campaign_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// The expression of the index, word for word.
const WORDS = `to_tsvector('simple'::regconfig,
  translate("actor_name" || ' ' || "what" || ' ' || coalesce("subject_name", '') || ' ' || "subject_id", '@._-', '    '))`;

/**
 * A page of the trail, latest first. `after` is the `next` of the page before, `before` the `previous` of the
 * page behind; unusable ones start from the latest. Ids grow with time, so they are the cursor.
 */
export async function auditPage(
  filter: AuditFilter,
  {
    limit = 50,
    after = null,
    before = null,
  }: Partial<Record<"after" | "before", string | null>> & {
    limit?: number;
  } = {},
): Promise<{ lines: AuditLine[]; next: string | null; previous: string | null }> {
  const { conditions, values } = conditionsOf(filter);
  const cursor = [after, before].find((each) => each && uuidForm.test(each)) ?? null;
  const backwards = cursor !== null && cursor === before;
  if (cursor) {
    values.push(cursor);
    conditions.push(`id ${backwards ? ">" : "<"} $${values.length}::uuid`);
  }
  const rows = await select(conditions, values, backwards ? "ASC" : "DESC", limit + 1);
  const more = rows.length > limit;
  const lines = rows.slice(0, limit).map(toLine);
  if (backwards) lines.reverse();
  const first = lines[0]?.id ?? null;
  const last = lines.at(-1)?.id ?? null;
  return backwards
    ? { lines, next: last, previous: more ? first : null }
    : { lines, next: more ? last : null, previous: cursor ? first : null };
}

const BATCH = 1_000;

/** Every entry that fits, latest first, read in batches: for an export of any length. */
export async function* auditLines(filter: AuditFilter): AsyncGenerator<AuditLine[]> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof auditPage>> = await auditPage(filter, { limit: BATCH, after });
    if (page.lines.length > 0) yield page.lines;
    after = page.next;
  } while (after);
}

async function select(conditions: string[], values: unknown[], order: "ASC" | "DESC", limit: number) {
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const { rows } = await pool.query<Row>(
    `SELECT * FROM audit_entry ${where} ORDER BY id ${order} LIMIT ${limit}`,
    values,
  );
  return rows;
}

function conditionsOf(filter: AuditFilter): { conditions: string[]; values: unknown[] } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const words = (filter.words ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words.slice(0, 8)) add((p) => `${WORDS} @@ to_tsquery('simple', ${p})`, `'${word}':*`);
  if (filter.actorId && uuidForm.test(filter.actorId)) add((p) => `actor_id = ${p}::uuid`, filter.actorId);
  if (filter.kind) add((p) => `subject_kind = ${p}`, filter.kind);
  if (filter.subjectId) add((p) => `subject_id = ${p}`, filter.subjectId);
  if (filter.campaignId) add((p) => `campaign_id = ${p}::uuid`, filter.campaignId);
  if (filter.campaigns) add((p) => `campaign_id = ANY(${p}::uuid[])`, [...filter.campaigns]);
  if (filter.from) add((p) => `id >= ${p}::uuid`, firstIdAt(filter.from));
  if (filter.until) add((p) => `id < ${p}::uuid`, firstIdAt(filter.until));
  return { conditions, values };
}

/** The smallest id an entry of that moment can have: a version 7 UUID begins with its milliseconds. */
function firstIdAt(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

function toLine(row: Row): AuditLine {
  return {
    id: row.id,
    at: row.recorded_at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    from: row.from_network,
    what: row.what,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    campaignId: row.campaign_id,
    before: row.before,
    after: row.after,
  };
}

/** The kinds of subject the trail knows, for its filter. */
export async function auditKinds(): Promise<string[]> {
  // Skips from kind to kind along the index: the trail is long and its kinds are few.
  const { rows } = await pool.query<{ kind: string }>(
    `WITH RECURSIVE kinds AS (
       (SELECT min(subject_kind) AS kind FROM audit_entry)
       UNION ALL
       SELECT (SELECT min(subject_kind) FROM audit_entry WHERE subject_kind > kinds.kind)
       FROM kinds WHERE kinds.kind IS NOT NULL
     ) SELECT kind FROM kinds WHERE kind IS NOT NULL`,
  );
  return rows.map(({ kind }) => kind);
}
