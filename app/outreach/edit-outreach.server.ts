import { inTheTrail, recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { OutreachKind, PetitionStatus } from "#app/platform/prisma/enums.ts";
import { firstFreeSlug, slugOf } from "#app/platform/slug.ts";
import type { Deed } from "#app/staff/actor.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { type OutreachSettings, type OutreachWords, readPoints } from "./outreach-forms.ts";
import { canBeShown, forgetOutreach } from "./outreach-queries.server.ts";
import { pageName } from "./page-name.ts";

export type WhichOutreach = { id: string; campaignId: string };

export type OutreachOutcome =
  | { outcome: "saved" }
  | { outcome: "unchanged" }
  /** Somebody else has saved since the form was opened. */
  | { outcome: "changed-meanwhile" }
  /** Another page of its kind has this address. */
  | { outcome: "slug-taken" }
  | { outcome: "unknown-committee" }
  /** In no language is its title written. */
  | { outcome: "incomplete" }
  /** Somebody has called or written: it is closed, not hidden and not removed. */
  | { outcome: "used" }
  | { outcome: "not-found" };

type NewOutreach = { campaignId: string; kind: OutreachKind; title: string; language: Language };

/** Begins a page of calls or letters: a draft with a title, under an address made of it. Null: there is no such campaign. */
export function createOutreach(
  { campaignId, kind, title, language }: NewOutreach,
  { actor, now }: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('outreach slugs', 0))`;
    if (!(await tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true } }))) return null;
    const slug = await firstFreeSlug(slugOf(plainHeadline(title)) || kind, async (wish) =>
      Boolean(await tx.outreachPage.findUnique({ where: { kind_slug: { kind, slug: wish } } })),
    );
    const last = await tx.outreachPage.findFirst({ where: { campaignId }, orderBy: { position: "desc" } });
    const emailOptIn = translator(language, "petitions")("emailOptInDefault");
    const { id } = await tx.outreachPage.create({
      data: {
        campaignId,
        kind,
        slug,
        position: (last?.position ?? -1) + 1,
        translations: { create: { language, title, summary: "", shareText: "", thanks: "", emailOptIn } },
      },
    });
    const subject = { kind: "outreach", id, name: plainHeadline(title) };
    await recordAudit(tx, {
      actor,
      what: "outreach.created",
      subject,
      campaignId,
      after: { kind, slug },
      now,
    });
    return { id };
  });
}

/** Changes whom a page asks, its address and how it runs, unless somebody else has changed it since `version`. */
export async function saveOutreachSettings(
  which: WhichOutreach,
  version: number,
  input: OutreachSettings,
  deed: Deed,
): Promise<OutreachOutcome> {
  try {
    return await changeOutreach(which, version, "outreach.updated", deed, async (tx, page) => {
      const { slug, rule, chambers, committeeId, fallback, hourlyRate, showsWall } = page;
      const before = { slug, rule, chambers, committeeId, fallback, hourlyRate, showsWall };
      const after = {
        slug: input.slug,
        rule: input.rule,
        chambers: input.chambers,
        committeeId: input.committee,
        fallback: input.fallback,
        hourlyRate: input.hourly_rate,
        showsWall: input.shows_wall,
      };
      if (JSON.stringify(before) === JSON.stringify(after)) return { outcome: "unchanged" };
      // What is held is held against the rule it had.
      const heldStageId = input.rule === "stage" ? page.heldStageId : null;
      await tx.outreachPage.update({ where: { id: page.id }, data: { ...after, heldStageId } });
      return { outcome: "saved", before, after };
    });
  } catch (error) {
    const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : null;
    if (code === "P2002") return { outcome: "slug-taken" };
    if (code === "P2003") return { outcome: "unknown-committee" };
    throw error;
  }
}

/** Changes the words of one language; an empty title takes the language off the page. */
export function saveOutreachWords(
  which: WhichOutreach,
  version: number,
  { language, ...input }: OutreachWords,
  deed: Deed,
): Promise<OutreachOutcome> {
  return changeOutreach(which, version, "outreach.words-updated", deed, async (tx, page) => {
    const old = page.translations.find((each) => each.language === language);
    const words = {
      title: input.title,
      summary: input.summary,
      scriptThank: input.script_thank,
      scriptAsk: input.script_ask,
      scriptFirm: input.script_firm,
      points: readPoints(page.kind, input.points),
      subjects: input.subjects,
      emailOptIn: input.email_opt_in,
      shareText: input.share_text,
      thanks: input.thanks,
    };
    const others = page.translations.filter((each) => each.language !== language);
    if (page.status !== "draft" && ![...others, words].some(canBeShown)) return { outcome: "incomplete" };
    const { pageId: _, language: __, ...before } = old ?? { pageId: "", language };
    if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(words))) return { outcome: "unchanged" };
    await tx.outreachTranslation.upsert({
      where: { pageId_language: { pageId: page.id, language } },
      create: { pageId: page.id, language, ...words },
      update: words,
    });
    return { outcome: "saved", before: inTheTrail(language, before), after: inTheTrail(language, words) };
  });
}

const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

const deeds: Record<PetitionStatus, string> = { draft: "hidden", open: "opened", closed: "closed" };

/** Opens a page, closes it, or takes it back to a draft while nobody has called or written. */
export function changeOutreachStatus(
  which: WhichOutreach,
  status: PetitionStatus,
  deed: Deed,
): Promise<OutreachOutcome> {
  return changeOutreach(which, null, `outreach.${deeds[status]}`, deed, async (tx, page) => {
    if (page.status === status) return { outcome: "unchanged" };
    if (status === "draft" && (await isUsed(tx, page.id))) return { outcome: "used" };
    if (status !== "draft" && !page.translations.some(canBeShown)) return { outcome: "incomplete" };
    await tx.outreachPage.update({ where: { id: page.id }, data: { status } });
    return { outcome: "saved", before: { status: page.status }, after: { status } };
  });
}

/** Removes a page on which nobody has called or written. */
export function removeOutreach(which: WhichOutreach, deed: Deed): Promise<OutreachOutcome> {
  return changeOutreach(which, null, "outreach.removed", deed, async (tx, page) => {
    if (await isUsed(tx, page.id)) return { outcome: "used" };
    await tx.outreachPage.delete({ where: { id: page.id } });
    return { outcome: "saved", before: { slug: page.slug, status: page.status }, after: null };
  });
}

async function isUsed(tx: Tx, pageId: string): Promise<boolean> {
  const call = await tx.call.findFirst({ where: { pageId }, select: { id: true } });
  return call !== null || (await tx.letter.findFirst({ where: { pageId }, select: { id: true } })) !== null;
}

type Row = Prisma.OutreachPageGetPayload<{ include: { translations: true } }>;

type Changed =
  | { outcome: "saved"; before: Record<string, unknown>; after: Record<string, unknown> | null }
  | Exclude<OutreachOutcome, { outcome: "saved" }>;

/** Locks a page of a campaign, changes it, raises its version, and writes what was done into the trail. */
async function changeOutreach(
  { id, campaignId }: WhichOutreach,
  version: number | null,
  what: `outreach.${string}`,
  { actor, now }: Deed,
  change: (tx: Tx, page: Row) => Promise<Changed>,
): Promise<OutreachOutcome> {
  const result = await prisma.$transaction(async (tx): Promise<OutreachOutcome> => {
    await tx.$queryRaw`SELECT id FROM outreach_page WHERE id = ${id}::uuid FOR UPDATE`;
    const page = await tx.outreachPage.findFirst({
      where: { id, campaignId },
      include: { translations: true },
    });
    if (!page) return { outcome: "not-found" };
    if (version !== null && version !== page.version) return { outcome: "changed-meanwhile" };
    const changed = await change(tx, page);
    if (changed.outcome !== "saved") return changed;
    const { before, after } = changed;
    await tx.outreachPage.updateMany({ where: { id }, data: { version: page.version + 1 } });
    const subject = { kind: "outreach", id, name: pageName(page) };
    await recordAudit(tx, { actor, what, subject, campaignId, before, ...(after && { after }), now });
    return { outcome: "saved" };
  });
  forgetOutreach();
  return result;
}
