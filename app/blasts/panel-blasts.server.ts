import { type Language, languages, otherLanguage } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { DeliveryState } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Content } from "#app/revisions/revision.ts";
import { type Audience, readAudience } from "./audience.ts";
import { contentOf, isWhole } from "./blast-content.server.ts";
import type { BlastState } from "./blast-state.ts";
import { lettersOf } from "./blast-versions.server.ts";
import { trialPlanOf } from "./change-blast.server.ts";
import { fieldOf, type Letter, type TrialPlan } from "./versions.ts";

/** How many of a blast's mails are in each state. */
export type BlastTally = Record<DeliveryState, number>;

export type ListedBlast = {
  id: string;
  name: string;
  state: BlastState;
  removed: boolean;
  /** ISO instants. */
  sendAt: string | null;
  frozenAt: string | null;
  finishedAt: string | null;
  updatedAt: string;
  /** Languages with a subject and something to say. */
  writtenIn: Language[];
  tally: BlastTally;
};

const include = { translations: true, tally: true } as const;

type Row = Prisma.BlastGetPayload<{ include: typeof include }>;

function toListed(row: Row): ListedBlast {
  const { id, name, state } = row;
  return {
    ...{ id, name, state, removed: row.removedAt !== null },
    sendAt: row.sendAt?.toISOString() ?? null,
    frozenAt: row.frozenAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    writtenIn: languages.filter((each) =>
      row.translations.some((words) => words.language === each && isWhole(words)),
    ),
    tally: tallyOf(row.tally),
  };
}

const nothing: BlastTally = { queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0, skipped: 0 };

/** A count for every state. */
export const tallyOf = (rows: { state: DeliveryState; count: number }[]): BlastTally => ({
  ...nothing,
  ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
});

/**
 * A page of a campaign's blasts, last changed first; the removed ones only when they are asked for. `after` is the `next`
 * of the page before; an unusable one starts from the first.
 */
export async function blastList(
  campaignId: string,
  { after = null, removed = false, limit = 30 }: { after?: string | null; removed?: boolean; limit?: number },
): Promise<{ rows: ListedBlast[]; next: string | null }> {
  const from = isUuid(after) ? await prisma.blast.findFirst({ where: { id: after, campaignId } }) : null;
  const behind = from && [
    { updatedAt: { lt: from.updatedAt } },
    { updatedAt: from.updatedAt, id: { lt: from.id } },
  ];
  const rows = await prisma.blast.findMany({
    where: { campaignId, removedAt: removed ? { not: null } : null, ...(behind && { OR: behind }) },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include,
  });
  const page = rows.slice(0, limit).map(toListed);
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null };
}

export type PanelBlast = ListedBlast & {
  campaignId: string;
  content: Content;
  /** Null: what was kept can be read no more. */
  audience: Audience | null;
  /** The hour on everybody's own clock at which they get it; null: all at once. */
  localTime: string | null;
  pausedFor: string | null;
  pausedNote: string | null;
  /** Its versions, the first one first: several are tried against each other. */
  versions: Letter[];
  trial: TrialPlan;
  /** The version that the rest of the audience gets; null: not chosen yet. */
  chosen: Letter | null;
};

/** A blast of a campaign for its page in the panel, a removed one too; null for ids that nothing has. */
export async function findPanelBlast({
  id,
  campaignId,
}: {
  id: string | undefined;
  campaignId: string | undefined;
}): Promise<PanelBlast | null> {
  if (!isUuid(id) || !isUuid(campaignId)) return null;
  const row = await prisma.blast.findFirst({ where: { id, campaignId }, include });
  if (!row) return null;
  return {
    ...toListed(row),
    campaignId,
    content: contentOf(row),
    audience: readAudience(row.audience),
    localTime: row.localTime,
    pausedFor: row.pausedFor,
    pausedNote: row.pausedNote,
    versions: lettersOf(row),
    trial: trialPlanOf(row),
    chosen: row.chosen as Letter | null,
  };
}

/** The last blasts of a campaign that went out, for whoever writes again to those who did nothing. */
export function blastsThatWent(campaignId: string): Promise<{ id: string; name: string }[]> {
  return prisma.blast.findMany({
    where: { campaignId, frozenAt: { not: null } },
    orderBy: [{ frozenAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true },
    take: 50,
  });
}

/** What each version of a blast says in the inbox, in a language, or in the other one where that is not written. */
export function subjectsOf(
  { versions, content }: PanelBlast,
  language: Language,
): Partial<Record<Letter, string>> {
  const said = (letter: Letter) => {
    const inLanguage = (each: Language) => String(content[`${fieldOf("subject", letter)}.${each}`] ?? "");
    return inLanguage(language) || inLanguage(otherLanguage(language));
  };
  return Object.fromEntries(versions.map((letter) => [letter, said(letter) || said("a")]));
}
