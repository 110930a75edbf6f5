import { pool } from "#app/platform/db.server.ts";
import type { OverrideSubject } from "#app/platform/prisma/enums.ts";

type Row = { kind: OverrideSubject; id: string; field: string; value: unknown; madeOn: string };

/** What staff, or the product, say against what was imported. */
export interface Corrections {
  /** A row as it is after its corrections; null when it is hidden. Fields that the row does not have are let be. */
  apply<T extends { id: string }>(kind: OverrideSubject, row: T): T | null;
  /** The day of the latest correction of a subject; null: there is none. */
  madeOn(kind: OverrideSubject, id: string): string | null;
}

/**
 * The corrections in force on a day (ISO 8601) of these subjects, and of every contact of these officials, in one
 * statement. Source: prisma/models/officials.prisma, OfficialOverride.
 */
export async function correctionsOn(
  day: string,
  { subjects, officials }: { subjects: string[]; officials: string[] },
): Promise<Corrections> {
  const { rows } = await pool.query<Row>(
    `SELECT subject_kind AS kind, subject_id AS id, field, value,
            to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "madeOn"
     FROM official_override
     WHERE withdrawn_at IS NULL AND (expires_on IS NULL OR expires_on > $1::date)
       AND (subject_id = ANY($2::uuid[])
         OR (subject_kind = 'contact_place'
             AND subject_id IN (SELECT id FROM contact_place WHERE official_id = ANY($3::uuid[])))
         OR (subject_kind = 'contact_link'
             AND subject_id IN (SELECT id FROM contact_link WHERE official_id = ANY($3::uuid[]))))`,
    [day, subjects, officials],
  );
  const of = (kind: OverrideSubject, id: string) => rows.filter((row) => row.id === id && row.kind === kind);
  return {
    apply(kind, row) {
      const found = of(kind, row.id);
      if (found.some(({ field, value }) => field === "hidden" && value === true)) return null;
      const told = found.filter(({ field }) => Object.hasOwn(row, field));
      return { ...row, ...Object.fromEntries(told.map(({ field, value }) => [field, value])) };
    },
    madeOn: (kind, id) =>
      of(kind, id)
        .map(({ madeOn }) => madeOn)
        .sort()
        .at(-1) ?? null,
  };
}
