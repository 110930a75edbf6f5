import { pool } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { SuppressionReason } from "#app/platform/prisma/enums.ts";
import { type SuppressionSource, sourceOf } from "./suppression-source.ts";

export type SuppressionLine = {
  id: string;
  email: string;
  reason: SuppressionReason;
  /** In the words of the mail server, or of staff. */
  detail: string | null;
  source: SuppressionSource;
  /** ISO instant. */
  since: string;
  /** A complaint is only its owner's to take back. */
  mayLift: boolean;
};

type Row = Omit<SuppressionLine, "since" | "source" | "mayLift"> & {
  createdAt: Date;
  reportKey: string | null;
};

const COLUMNS = `id, email_canonical AS email, reason, detail, report_key AS "reportKey", created_at AS "createdAt"`;

// Of whoever was erased nothing is shown.
const SHOWN = "reason <> 'erased'";

/** A page of the addresses that are never mailed, latest first; `words`: a part of the address, or none. */
export async function suppressionPage({
  words = "",
  limit = 50,
  ...at
}: Cursor & { words?: string; limit?: number }) {
  const cursor = readCursor(at);
  const [compare, order] = cursor.backwards ? [">", "ASC"] : ["<", "DESC"];
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM suppression
     WHERE ${SHOWN} AND ($1 = '' OR email_canonical LIKE '%' || $1 || '%')
       AND ($2::uuid IS NULL OR (created_at, id) ${compare}
         (SELECT created_at, id FROM suppression WHERE id = $2))
     ORDER BY created_at ${order}, id ${order} LIMIT $3`,
    [likeText(words.trim().toLowerCase()), cursor.id, limit + 1],
  );
  return pageOf(rows.map(toLine), limit, cursor);
}

/** One of them; null when it is not there, or is an erased one. */
export async function findSuppression(id: string): Promise<SuppressionLine | null> {
  const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM suppression WHERE id = $1 AND ${SHOWN}`, [
    id,
  ]);
  return rows[0] ? toLine(rows[0]) : null;
}

/** How many addresses are never mailed, by reason. */
export async function suppressionCounts(): Promise<Partial<Record<SuppressionReason, number>>> {
  const { rows } = await pool.query<{ reason: SuppressionReason; addresses: number }>(
    `SELECT reason, count(*)::int AS addresses FROM suppression WHERE ${SHOWN} GROUP BY reason`,
  );
  return Object.fromEntries(rows.map(({ reason, addresses }) => [reason, addresses]));
}

/** All of them, a thousand at a time, latest first. */
export async function* suppressionLines(): AsyncGenerator<SuppressionLine[]> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof suppressionPage>> = await suppressionPage({ after, limit: 1_000 });
    yield page.lines;
    after = page.next;
  } while (after);
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function toLine({ createdAt, reportKey, ...row }: Row): SuppressionLine {
  return {
    ...row,
    source: sourceOf(row.reason, reportKey),
    since: createdAt.toISOString(),
    mayLift: row.reason !== "complaint",
  };
}
