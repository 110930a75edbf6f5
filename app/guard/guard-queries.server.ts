import { pool } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { GuardList } from "./guard-list.ts";

export type GuardLine = {
  id: string;
  list: GuardList;
  value: string;
  reason: string;
  addedBy: string;
  /** ISO instants. */
  addedAt: string;
  expiresAt: string | null;
  expired: boolean;
};

type Row = Omit<GuardLine, "addedAt" | "expiresAt" | "expired"> & { addedAt: Date; expiresAt: Date | null };

/** A page of what stands on the lists, latest first; `list` null: on all of them. */
export async function guardPage({
  list,
  now,
  limit = 50,
  ...at
}: Cursor & { list: GuardList | null; now: Date; limit?: number }) {
  const cursor = readCursor(at);
  const [compare, order] = cursor.backwards ? [">", "ASC"] : ["<", "DESC"];
  const { rows } = await pool.query<Row>(
    `SELECT id, list, value, reason, added_by_name AS "addedBy", added_at AS "addedAt", expires_at AS "expiresAt"
     FROM guard_entry
     WHERE removed_at IS NULL AND ($1::"GuardList" IS NULL OR list = $1) AND ($2::uuid IS NULL OR id ${compare} $2)
     ORDER BY id ${order} LIMIT $3`,
    [list, cursor.id, limit + 1],
  );
  const lines = rows.map(
    (row): GuardLine => ({
      ...row,
      addedAt: row.addedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      expired: row.expiresAt !== null && row.expiresAt <= now,
    }),
  );
  return pageOf(lines, limit, cursor);
}

/** How many stand on each list. */
export async function guardCounts(): Promise<Partial<Record<GuardList, number>>> {
  const { rows } = await pool.query<{ list: GuardList; entries: number }>(
    "SELECT list, count(*)::int AS entries FROM guard_entry WHERE removed_at IS NULL GROUP BY list",
  );
  return Object.fromEntries(rows.map(({ list, entries }) => [list, entries]));
}
