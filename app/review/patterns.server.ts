import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Deed } from "#app/staff/actor.ts";
import { noConditions, type Scope } from "./conditions.ts";
import type { PatternKind } from "./pattern.ts";
import { fittingSample, type ReviewedSignature } from "./review-page.server.ts";

export type ListedPattern = {
  id: string;
  kind: PatternKind;
  /** What they share, in a form that may be shown: a short name, a domain, an instant, a contradiction's code. */
  key: string;
  petition: string;
  slug: string;
  campaignId: string;
  size: number;
  /** What would be usual, where that is known. */
  usual: number | null;
  /** ISO instants. */
  firstAt: string;
  lastAt: string;
  acceptedAt: string | null;
  acceptedBy: string | null;
  /** A few of them. */
  sample: ReviewedSignature[];
};

/** How much a pattern that was found in order has to grow to be shown again. */
const GROWN = 2;

const waitsSql = `(t.accepted_at IS NULL OR t.size >= ${GROWN} * t.accepted_size)`;

type Row = Omit<ListedPattern, "petition" | "slug" | "sample" | "firstAt" | "lastAt" | "acceptedAt"> & {
  petitionId: string;
  firstAt: Date;
  lastAt: Date;
  acceptedAt: Date | null;
};

const SAMPLE = 3;

type Asked = { kind: PatternKind | null; accepted: boolean };

type PageOptions = { language: Language; limit?: number; after?: string | null; before?: string | null };

/**
 * A page of patterns, the largest first: those that wait for somebody to look at them, or with `accepted` those that
 * were found in order.
 */
export async function patternsPage(
  { kind, accepted }: Asked,
  scope: Scope,
  { language, limit = 20, after = null, before = null }: PageOptions,
): Promise<{ patterns: ListedPattern[]; next: string | null; previous: string | null }> {
  const [, size, id] = /^(\d{1,9})_([0-9a-f-]{36})$/.exec(after ?? before ?? "") ?? [];
  const key = size && isUuid(id) ? [size, id] : null;
  const backwards = key !== null && after === null;
  const beyond = key ? `AND (t.size, t.id) ${backwards ? ">" : "<"} ($3::int, $4::uuid)` : "";
  const way = backwards ? "ASC" : "DESC";
  const { rows } = await pool.query<Row>(
    `SELECT t.id, t.kind, CASE t.kind WHEN 'network' THEN left(t.key, 6) ELSE t.key END AS key, t.petition_id AS "petitionId",
       p.campaign_id AS "campaignId", t.size, t.usual, t.first_at AS "firstAt", t.last_at AS "lastAt",
       t.accepted_at AS "acceptedAt", t.accepted_by_name AS "acceptedBy"
     FROM signature_pattern t JOIN petition p ON p.id = t.petition_id
     WHERE ($1::uuid[] IS NULL OR p.campaign_id = ANY($1)) AND ($2::text IS NULL OR t.kind = $2) AND ${accepted ? `NOT ${waitsSql}` : waitsSql} ${beyond}
     ORDER BY t.size ${way}, t.id ${way} LIMIT ${limit + 1}`,
    [scope.campaigns, kind, ...(key ?? [])],
  );
  const more = rows.length > limit;
  const page = rows.slice(0, limit);
  if (backwards) page.reverse();
  const cursor = (row: Row) => `${row.size}_${row.id}`;
  const [first, last] = [page[0] ? cursor(page[0]) : null, page[0] ? cursor(page.at(-1)!) : null];
  return {
    patterns: await withSamples(page, scope, language),
    next: backwards || more ? last : null,
    previous: (backwards && more) || (!backwards && key) ? first : null,
  };
}

async function withSamples(rows: Row[], scope: Scope, language: Language): Promise<ListedPattern[]> {
  const petitions = await prisma.petition.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.petitionId))] } },
    select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
  });
  return Promise.all(
    rows.map(async ({ petitionId, firstAt, lastAt, acceptedAt, ...row }) => {
      const petition = petitions.find(({ id }) => id === petitionId)!;
      const conditions = { ...noConditions, pattern: row.id, petition: petitionId, standing: "any" } as const;
      return {
        ...row,
        petition: petitionName(petition, language),
        slug: petition.slug,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
        acceptedAt: acceptedAt?.toISOString() ?? null,
        sample: await fittingSample(conditions, scope, { language, limit: SAMPLE }),
      };
    }),
  );
}

/** How many patterns wait for somebody to look at them. */
export async function countPatterns(campaigns: readonly string[] | null): Promise<number> {
  const { rows } = await pool.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM signature_pattern t JOIN petition p ON p.id = t.petition_id
     WHERE ($1::uuid[] IS NULL OR p.campaign_id = ANY($1)) AND ${waitsSql}`,
    [campaigns && [...campaigns]],
  );
  return rows[0]!.found;
}

export type AcceptOutcome = { outcome: "changed" } | { outcome: "unchanged" } | { outcome: "not-found" };

/** Finds a pattern in order: it is shown no more, unless it grows to twice its size. */
export function acceptPattern(id: string, deed: Deed): Promise<AcceptOutcome> {
  return change(id, deed, "pattern.accepted", ({ size }) => ({
    acceptedAt: deed.now,
    acceptedByName: deed.actor.name,
    acceptedSize: size,
  }));
}

/** Takes that back. */
export function doubtPattern(id: string, deed: Deed): Promise<AcceptOutcome> {
  const none = { acceptedAt: null, acceptedByName: null, acceptedSize: null };
  return change(id, deed, "pattern.doubted", () => none);
}

type Accepted = { acceptedAt: Date | null; acceptedByName: string | null; acceptedSize: number | null };

function change(
  id: string,
  { actor, now }: Deed,
  what: "pattern.accepted" | "pattern.doubted",
  to: (pattern: { size: number }) => Accepted,
): Promise<AcceptOutcome> {
  return prisma.$transaction(async (tx): Promise<AcceptOutcome> => {
    const pattern = await lockPattern(tx, id, actor.campaigns);
    if (!pattern) return { outcome: "not-found" };
    const data = to(pattern);
    if (pattern.acceptedSize === data.acceptedSize) return { outcome: "unchanged" };
    await tx.signaturePattern.update({ where: { id }, data });
    const { kind, size, petition } = pattern;
    await recordAudit(tx, {
      actor,
      what,
      subject: { kind: "pattern", id },
      campaignId: petition.campaignId,
      after: { kind, size },
      now,
    });
    return { outcome: "changed" };
  });
}

async function lockPattern(tx: Tx, id: string, campaigns: readonly string[] | null) {
  if (!isUuid(id)) return null;
  await tx.$queryRaw`SELECT 1 FROM signature_pattern WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.signaturePattern.findFirst({
    where: { id, ...(campaigns && { petition: { campaignId: { in: [...campaigns] } } }) },
    include: { petition: { select: { campaignId: true } } },
  });
}
