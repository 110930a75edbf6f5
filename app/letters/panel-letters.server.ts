import type { Language } from "#app/i18n/language.ts";
import { pageName } from "#app/outreach/page-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { LetterStatus, LetterWay } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { LetterFilter, OfficialLetters, PanelLetter } from "./panel-letter.ts";

/** The letter campaign in a path of the panel; null when the campaign has none of this id. */
export async function findLetterPage(id: string, campaignId: string, language: Language) {
  const page = isUuid(id)
    ? await prisma.outreachPage.findFirst({
        where: { id, campaignId, kind: "letters" },
        include: { translations: { select: { language: true, title: true } } },
      })
    : null;
  return page && { id, title: pageName(page, language) };
}

/** How many letters there are to each official, by what became of them, stopped ones left out; the one with most first. */
export async function lettersByOfficial(pageId: string): Promise<OfficialLetters[]> {
  const rows = await prisma.letterCount.findMany({
    where: { pageId, counted: { gt: 0 }, status: { not: "cancelled" } },
    include: { official: { select: { id: true, name: true } } },
  });
  const found = new Map<string, OfficialLetters>();
  for (const { official, status, counted } of rows) {
    const one = found.get(official.id) ?? { ...official, total: 0, counts: {} };
    one.counts[status] = counted;
    one.total += counted;
    found.set(official.id, one);
  }
  return [...found.values()].sort((a, b) => b.total - a.total || a.name.localeCompare(b.name));
}

type Row = {
  id: string;
  official: string;
  writer: string;
  subject: string;
  way: LetterWay;
  status: LetterStatus;
  isHeld: boolean;
  writtenAt: Date;
};

/** A page of a letter campaign's letters, latest first. */
export async function lettersPage(
  pageId: string,
  { status, official }: LetterFilter,
  { limit = 50, ...at }: Cursor & { limit?: number },
) {
  const cursor = readCursor(at);
  const [compare, order] = cursor.backwards ? [">", "ASC"] : ["<", "DESC"];
  const { rows } = await pool.query<Row>(
    `SELECT l.id, o.name AS official, l.signed_by AS writer, l.subject, l.way, l.status,
       l.status = 'waiting' AND l.reasons <> '{}' AS "isHeld", l.written_at AS "writtenAt"
     FROM letter l JOIN official o ON o.id = l.official_id
     WHERE l.page_id = $1 AND ($2::text IS NULL OR l.status = $2::"LetterStatus")
       AND ($3::uuid IS NULL OR l.official_id = $3) AND ($4::uuid IS NULL OR l.id ${compare} $4)
     ORDER BY l.id ${order} LIMIT $5`,
    [pageId, status, official, cursor.id, limit + 1],
  );
  const lines = rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
  return pageOf(lines, limit, cursor);
}

export type LetterLine = Awaited<ReturnType<typeof lettersPage>>["lines"][number];

/** One letter of a page, with what its office answered; null when the page has none of this id. */
export async function findPanelLetter(id: string, pageId: string): Promise<PanelLetter | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.letter.findFirst({
    where: { id, pageId },
    include: {
      official: { select: { name: true } },
      answers: { orderBy: [{ answeredOn: "desc" }, { id: "desc" }] },
    },
  });
  if (!row) return null;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id,
    supporterId: row.supporterId,
    official: row.official.name,
    way: row.way,
    status: row.status,
    address: row.address,
    writer: row.signedBy,
    place: row.place,
    subject: row.subject,
    body: row.body,
    reasons: row.status === "waiting" ? row.reasons : [],
    writtenAt: row.writtenAt.toISOString(),
    confirmedAt: iso(row.confirmedAt),
    sentAt: iso(row.sentAt),
    note: row.note,
    answers: row.answers.map(({ answeredOn, recordedAt: _at, letterId: _letter, ...answer }) => ({
      ...answer,
      on: answeredOn.toISOString().slice(0, 10),
    })),
  };
}
