import type { Pool, PoolClient } from "pg";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { holdTags, removeTag } from "./manage-tags.server.ts";
import type { Tag } from "./tag-supporters.server.ts";

export type Pair = { supporterId: string; tagId: string };

/** Which tags these supporters wear, by supporter. */
export async function tagsWornBy(
  db: Pool | PoolClient,
  supporterIds: string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await db.query<{ id: string; tags: string[] }>(
    `SELECT supporter_id AS id, array_agg(tag_id::text) AS tags FROM supporter_tag
     WHERE supporter_id = ANY($1::uuid[]) GROUP BY 1`,
    [supporterIds],
  );
  return new Map(rows.map(({ id, tags }) => [id, new Set(tags)]));
}

const PUT = `
  INSERT INTO supporter_tag (supporter_id, tag_id, at, by_id)
  SELECT p.supporter_id, p.tag_id, $3, $4 FROM unnest($1::uuid[], $2::uuid[]) AS p(supporter_id, tag_id)
  JOIN tag t ON t.id = p.tag_id AND t.deleted_at IS NULL
  ON CONFLICT DO NOTHING RETURNING supporter_id AS "supporterId", tag_id AS "tagId"`;

/** Puts tags on supporters, many at a time. Returns those that were not worn before. */
export async function putImportedTags(
  client: PoolClient,
  pairs: Pair[],
  { at, byId }: { at: Date; byId: string | null },
): Promise<Pair[]> {
  if (pairs.length === 0) return [];
  const columns = [pairs.map(({ supporterId }) => supporterId), pairs.map(({ tagId }) => tagId)];
  return (await client.query<Pair>(PUT, [...columns, at, byId])).rows;
}

const TAKE = `
  DELETE FROM supporter_tag t USING imported_supporter i
  WHERE i.import_id = $1 AND i.supporter_id = ANY($2::uuid[]) AND t.supporter_id = i.supporter_id
    AND t.tag_id = ANY(i.tag_ids) AND t.at = $3
  RETURNING t.supporter_id AS id`;

/** Takes off what an import put on; a tag that staff took off and put on again since stays. Returns whom from. */
export async function takeImportedTags(
  client: PoolClient,
  supporterIds: string[],
  { importId, importedAt }: { importId: string; importedAt: Date },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(TAKE, [importId, supporterIds, importedAt]);
  return rows.map(({ id }) => id);
}

// What an import made carries its moment.
const UNUSED = `
  SELECT g.id, g.name FROM tag g
  WHERE g.created_at = $1 AND g.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM supporter_tag t WHERE t.tag_id = g.id)
    AND NOT EXISTS (SELECT FROM segment s WHERE s.filter::text LIKE '%' || g.id || '%')
    AND NOT EXISTS (SELECT FROM imported_supporter i WHERE i.import_id <> $2::uuid AND g.id = ANY(i.tag_ids))
  ORDER BY g.id`;

/**
 * Removes the tags that an import made, where nobody wears them any more and neither a segment nor another import
 * knows them. Each can be brought back like any other that was removed.
 */
export async function removeImportedTags(
  tx: Tx,
  { importId, importedAt }: { importId: string; importedAt: Date },
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<void> {
  await holdTags(tx);
  const unused = await tx.$queryRawUnsafe<Tag[]>(UNUSED, importedAt, importId);
  for (const tag of unused) await removeTag(tx, tag, { actor, now });
}
