import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type Tag, tagSlug } from "./tag-supporters.server.ts";

type Acting = { actor: AuditActor; now: Date };

export type WornTag = Tag & { wearers: number };

/** Every tag with how many wear it, by name. Those erased or merged away wear none. */
export async function wornTags(): Promise<WornTag[]> {
  const { rows } = await pool.query<WornTag>(
    `SELECT g.id, g.name, (
       SELECT count(*)::int FROM supporter_tag t WHERE t.tag_id = g.id
     ) AS wearers
     FROM tag g WHERE g.deleted_at IS NULL ORDER BY g.slug`,
  );
  return rows;
}

export type TagOutcome =
  | { outcome: "done"; tag: Tag; before: string }
  /** Another tag is called that: the two may be merged. */
  | { outcome: "taken"; other: Tag }
  | { outcome: "nameless" }
  | { outcome: "not-found" };

/** Gives a tag another name. `name`: 1 to 60 characters. */
export function renameTag(id: string, name: string, deed: Deed): Promise<TagOutcome> {
  return changeTag(id, async (tx, tag) => {
    const slug = tagSlug(name);
    if (slug === "") return { outcome: "nameless" };
    const other = await tx.tag.findFirst({ where: { slug, id: { not: id } } });
    if (other) return { outcome: "taken", other: { id: other.id, name: other.name } };
    await tx.tag.update({ where: { id }, data: { name, slug } });
    await record(tx, "tag.renamed", { ...tag, name }, deed, { before: { name: tag.name }, after: { name } });
    return { outcome: "done", tag: { id, name }, before: tag.name };
  });
}

/** Puts one tag on everybody who wears another, and removes that other one. */
export function mergeTags(id: string, intoId: string, deed: Deed): Promise<TagOutcome> {
  if (id === intoId) return Promise.resolve({ outcome: "not-found" });
  return changeTag(id, async (tx, tag) => {
    const into = await tx.tag.findFirst({ where: { id: intoId, deletedAt: null } });
    if (!into) return { outcome: "not-found" };
    await tx.$executeRaw`
      INSERT INTO supporter_tag (tag_id, supporter_id, at, by_id)
      SELECT ${intoId}::uuid, supporter_id, at, by_id FROM supporter_tag WHERE tag_id = ${id}::uuid
      ON CONFLICT DO NOTHING`;
    await tx.tag.delete({ where: { id } });
    await record(tx, "tag.merged", tag, deed, { after: { into: into.name } });
    return { outcome: "done", tag: { id: intoId, name: into.name }, before: tag.name };
  });
}

/** Removes a tag; it can be brought back with its wearers until it is purged. Its name is free at once. */
export function deleteTag(id: string, deed: Deed): Promise<TagOutcome> {
  return changeTag(id, async (tx, tag) => {
    await removeTag(tx, tag, deed);
    return { outcome: "done", tag, before: tag.name };
  });
}

/** See `deleteTag`; for whoever holds all tags. */
export async function removeTag(tx: Tx, tag: Tag, acting: Acting): Promise<void> {
  await tx.tag.update({
    where: { id: tag.id },
    data: { deletedAt: acting.now, slug: `removed-${tag.id}` },
  });
  await record(tx, "tag.deleted", tag, acting);
}

/** Brings a removed tag back, unless another one has taken its name. */
export function restoreTag(id: string, deed: Deed): Promise<TagOutcome> {
  return changeTag(
    id,
    async (tx, tag) => {
      const slug = tagSlug(tag.name);
      const other = await tx.tag.findUnique({ where: { slug } });
      if (other) return { outcome: "taken", other: { id: other.id, name: other.name } };
      await tx.tag.update({ where: { id }, data: { deletedAt: null, slug } });
      await record(tx, "tag.restored", tag, deed);
      return { outcome: "done", tag, before: tag.name };
    },
    true,
  );
}

/** Nobody else makes, renames or removes a tag until this transaction ends. */
export const holdTags = (tx: Tx) => tx.$executeRaw`LOCK TABLE tag IN SHARE ROW EXCLUSIVE MODE`;

// Names are settled one after the other: whoever renames, merges or restores holds all tags meanwhile.
function changeTag(
  id: string,
  change: (tx: Tx, tag: Tag) => Promise<TagOutcome>,
  deleted = false,
): Promise<TagOutcome> {
  return prisma.$transaction(async (tx) => {
    await holdTags(tx);
    const tag = await tx.tag.findFirst({ where: { id, deletedAt: deleted ? { not: null } : null } });
    return tag ? change(tx, { id, name: tag.name }) : { outcome: "not-found" };
  });
}

function record(
  tx: Tx,
  what: `tag.${string}`,
  { id, name }: Tag,
  { actor, now }: Acting,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
) {
  return recordAudit(tx, { actor, what, subject: { kind: "tag", id, name }, ...values, now });
}
