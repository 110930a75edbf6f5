import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isWebLink } from "#app/platform/web-link.ts";

/** Sources that can be read again by themselves, since an address of theirs tells what it holds. */
export const refreshable = ["congress-legislators", "openstates-people", "own-officials"] as const;

export type RefreshableKey = (typeof refreshable)[number];

export const isRefreshable = (key: string): key is RefreshableKey => refreshable.some((one) => one === key);

export type SetUrlOutcome =
  | { outcome: "set" | "unchanged" | "not-found" | "not-refreshable" }
  | { outcome: "bad-link"; link: string };

/**
 * Has a source read again every week from these addresses (http or https, without names and passwords in them); none:
 * only by hand. Errors: outcomes cover all that a person can cause.
 */
export async function setRefreshUrl(
  key: string,
  links: readonly string[],
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<SetUrlOutcome> {
  if (!isRefreshable(key)) return { outcome: "not-refreshable" };
  const bad = links.find((link) => !isWebLink(link));
  if (bad !== undefined) return { outcome: "bad-link", link: bad };
  const refreshUrl = links.length > 0 ? links.join(" ") : null;
  return prisma.$transaction(async (tx) => {
    const before = await tx.source.findUnique({ where: { key } });
    if (!before) return { outcome: "not-found" };
    if (before.refreshUrl === refreshUrl) return { outcome: "unchanged" };
    await tx.source.update({ where: { key }, data: { refreshUrl } });
    await recordAudit(tx, {
      actor,
      what: "source.updated",
      subject: { kind: "source", id: key, name: before.name },
      before: { refreshUrl: before.refreshUrl },
      after: { refreshUrl },
      now,
    });
    return { outcome: "set" };
  });
}
