import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { fold } from "#app/platform/search-words.ts";
import type { Deed } from "#app/staff/actor.ts";
import { changeSupporter } from "./change-supporter.server.ts";

export type Tag = { id: string; name: string };

/** What two spellings of one tag have in common: "Voluntarios 2013" is "voluntarios-2013". */
export function tagSlug(name: string): string {
  const plain = fold(name).replace(/[^\p{L}\p{N}]+/gu, "-");
  return plain.replace(/^-+|-+$/g, "").slice(0, 80);
}

/**
 * The tag of this name, made if there is none; one that differs in accents, capitals or spaces is the same one.
 * Null when nothing is left of the name but marks. `name`: 1 to 60 characters.
 */
export async function findOrMakeTag(
  tx: Tx,
  name: string,
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<Tag | null> {
  const slug = tagSlug(name);
  if (slug === "") return null;
  const known = await tx.tag.findUnique({ where: { slug } });
  if (known) return { id: known.id, name: known.name };
  // Of two who make it at once the second finds the first one's.
  await tx.tag.createMany({
    data: [{ name: name.trim(), slug, createdAt: now, createdById: actor.id }],
    skipDuplicates: true,
  });
  const tag = await tx.tag.findUniqueOrThrow({ where: { slug } });
  await recordAudit(tx, {
    actor,
    what: "tag.created",
    subject: { kind: "tag", id: tag.id, name: tag.name },
    now,
  });
  return { id: tag.id, name: tag.name };
}

/** Puts a tag on a supporter; the tag is made if it is new. Doing it twice does it once. */
export function putTag(supporterId: string, name: string, deed: Deed) {
  return changeSupporter(supporterId, deed, async ({ tx, record }) => {
    const tag = await findOrMakeTag(tx, name, deed);
    if (!tag) return { outcome: "nameless" as const };
    const { count } = await tx.supporterTag.createMany({
      data: [{ tagId: tag.id, supporterId, at: deed.now, byId: deed.actor.id }],
      skipDuplicates: true,
    });
    if (count > 0) await record("supporter.tagged", { after: { tag: tag.name } });
    return { outcome: "tagged" as const, tag };
  });
}

/** Takes a tag off a supporter. */
export function takeTag(supporterId: string, tagId: string, deed: Deed) {
  return changeSupporter(supporterId, deed, async ({ tx, record }) => {
    const worn = await tx.supporterTag.findUnique({
      where: { tagId_supporterId: { tagId, supporterId } },
      include: { tag: true },
    });
    if (!worn) return { outcome: "unchanged" as const };
    await tx.supporterTag.delete({ where: { tagId_supporterId: { tagId, supporterId } } });
    await record("supporter.untagged", { before: { tag: worn.tag.name } });
    return { outcome: "untagged" as const, tag: { id: tagId, name: worn.tag.name } };
  });
}

/** Every tag there is, by name. */
export async function allTags(): Promise<Tag[]> {
  const rows = await prisma.tag.findMany({
    where: { deletedAt: null },
    select: { id: true, name: true, slug: true },
    orderBy: { slug: "asc" },
  });
  return rows.map(({ id, name }) => ({ id, name }));
}
