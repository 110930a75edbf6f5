import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import { findToken } from "./access-tokens.server.ts";
import { findSupporter, type KnownSupporter } from "./find-supporter.server.ts";
import type { ChangedChoice, MailChoices, MailPace } from "./mail-choices.ts";

/**
 * Whose mail the link at the foot of a mail is about: the token that unsubscribes also opens what they get of our mailings, and
 * nothing else of them. Null when it leads nowhere. It works as long as it is kept: see findSubscription.
 */
export async function findMailHolder(token: string, { now }: { now: Date }): Promise<KnownSupporter | null> {
  const found = await findToken(token, "unsubscribe", now);
  return found && findSupporter(found.supporterId);
}

/** What somebody chose of our mailings. */
export async function mailChoicesOf(supporterId: string): Promise<MailChoices> {
  const { mailPace, mailChoices } = await prisma.supporter.findUniqueOrThrow({
    where: { id: supporterId },
    select: { mailPace: true, mailChoices: { where: { wanted: false }, select: { campaignId: true } } },
  });
  return { pace: mailPace, refused: mailChoices.map(({ campaignId }) => campaignId) };
}

/** The choices as they are handed out to their owner. */
export async function mailChoiceData(supporterId: string) {
  const rows = await prisma.campaignMailChoice.findMany({
    where: { supporterId },
    include: { campaign: { select: { slug: true } } },
    orderBy: { chosenAt: "asc" },
  });
  return rows.map(({ campaign, wanted, chosenAt }) => ({ campaign: campaign.slug, wanted, chosenAt }));
}

export type Chosen = {
  /** Null: as it is. */
  pace: MailPace | null;
  /** Campaigns that were on the page, and whether they are wanted. Ids that are none are left out. */
  campaigns: { id: string; wanted: boolean }[];
};

/**
 * Stores what somebody chose of our mailings, all of it or nothing; what did not change is left alone. Returns what did.
 * `alongside` lets the ledger's room add its lines in the same transaction.
 */
export async function saveMailChoices(
  supporterId: string,
  { pace, campaigns }: Chosen,
  { now, alongside }: { now: Date; alongside?: (tx: Tx, changed: ChangedChoice[]) => Promise<void> },
): Promise<ChangedChoice[]> {
  return prisma.$transaction(async (tx) => {
    const changed: ChangedChoice[] = [];
    if (pace) {
      const { count } = await tx.supporter.updateMany({
        where: { id: supporterId, erasedAt: null, mailPace: { not: pace } },
        data: { mailPace: pace, updatedAt: now },
      });
      if (count > 0) changed.push({ campaignId: null, code: `pace:${pace}` });
    }
    for (const { id, wanted } of campaigns.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const told = await chooseCampaign(tx, { supporterId, id, wanted, now });
      if (told) changed.push({ campaignId: id, code: wanted ? "campaign:yes" : "campaign:no" });
    }
    if (changed.length > 0) await alongside?.(tx, changed);
    return changed;
  });
}

type Choice = { supporterId: string; id: string; wanted: boolean; now: Date };

// A "yes" where nobody ever said no is no choice: the consent has said it.
async function chooseCampaign(tx: Tx, { supporterId, id, wanted, now }: Choice): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO campaign_mail_choice AS m (supporter_id, campaign_id, wanted, chosen_at)
    SELECT ${supporterId}::uuid, c.id, ${wanted}, ${now} FROM campaign c
    WHERE c.id = ${id}::uuid AND (NOT ${wanted} OR EXISTS (
      SELECT FROM campaign_mail_choice o WHERE o.supporter_id = ${supporterId}::uuid AND o.campaign_id = c.id))
    ON CONFLICT (supporter_id, campaign_id) DO UPDATE SET wanted = excluded.wanted, chosen_at = excluded.chosen_at
      WHERE m.wanted <> excluded.wanted`;
  return count > 0;
}

/** When somebody last refused mailings about a campaign that they still refuse; null where they do not. */
export const refusedSince = gather(
  async (asked: { supporterId: string; campaignId: string }[]): Promise<(Date | null)[]> => {
    const { rows } = await pool.query<{ at: Date | null }>({
      name: "refused-since",
      text: `
        SELECT (SELECT m.chosen_at FROM campaign_mail_choice m
          WHERE m.supporter_id = a.supporter_id AND m.campaign_id = a.campaign_id AND NOT m.wanted) AS at
        FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS a(supporter_id, campaign_id, place) ORDER BY a.place`,
      values: [asked.map(({ supporterId }) => supporterId), asked.map(({ campaignId }) => campaignId)],
    });
    return rows.map(({ at }) => at);
  },
);

/** What an erased supporter chose is forgotten. */
export async function forgetMailChoices(tx: Tx, supporterId: string): Promise<void> {
  await tx.campaignMailChoice.deleteMany({ where: { supporterId } });
}

/**
 * Whoever two people are merged into wants no more than either of them: what one of them refused stays refused, and the slower
 * pace holds. The other row keeps its own, for when the two are parted again.
 */
export async function joinMailChoices(
  tx: Tx,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO campaign_mail_choice AS m (supporter_id, campaign_id, wanted, chosen_at)
    SELECT ${keptId}::uuid, campaign_id, wanted, chosen_at FROM campaign_mail_choice
    WHERE supporter_id = ${goneId}::uuid AND NOT wanted
    ON CONFLICT (supporter_id, campaign_id) DO UPDATE SET wanted = false, chosen_at = excluded.chosen_at WHERE m.wanted`;
  await tx.$executeRaw`
    UPDATE supporter k SET mail_pace = greatest(k.mail_pace, g.mail_pace)
    FROM supporter g WHERE k.id = ${keptId}::uuid AND g.id = ${goneId}::uuid`;
}
