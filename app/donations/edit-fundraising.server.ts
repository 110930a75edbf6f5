import { inTheTrail, recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { firstFreeSlug, slugOf } from "#app/platform/slug.ts";
import type { Deed } from "#app/staff/actor.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { FundraisingSettings, FundraisingWords } from "./fundraising-forms.ts";
import { parseOffers, usualOffer } from "./offers.ts";

export type WhichFundraising = { id: string; campaignId: string };

export type FundraisingOutcome =
  | { outcome: "saved" }
  | { outcome: "unchanged" }
  /** Somebody else has saved since the form was opened. */
  | { outcome: "changed-meanwhile" }
  /** Another page has this address. */
  | { outcome: "slug-taken" }
  /** In no language is its title written. */
  | { outcome: "incomplete" }
  /** Somebody has given or begun to: it is closed, not hidden and not removed. */
  | { outcome: "used" }
  | { outcome: "not-found" };

type NewFundraising = { campaignId: string; title: string; language: Language };

/** Begins a fundraising page: a draft with a title, under an address made of it. Null: there is no such campaign. */
export function createFundraisingPage(
  { campaignId, title, language }: NewFundraising,
  { actor, now }: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('fundraising slugs', 0))`;
    if (!(await tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true } }))) return null;
    const slug = await firstFreeSlug(slugOf(plainHeadline(title)) || "give", async (wish) =>
      Boolean(await tx.fundraisingPage.findUnique({ where: { slug: wish } })),
    );
    const last = await tx.fundraisingPage.findFirst({ where: { campaignId }, orderBy: { position: "desc" } });
    const emailOptIn = translator(language, "petitions")("emailOptInDefault");
    const { id } = await tx.fundraisingPage.create({
      data: {
        ...{ campaignId, slug, position: (last?.position ?? -1) + 1, offers: [usualOffer("USD")] },
        translations: { create: { language, title, summary: "", shareText: "", thanks: "", emailOptIn } },
      },
    });
    const subject = { kind: "fundraising", id, name: plainHeadline(title) };
    await recordAudit(tx, { actor, what: "fundraising.created", subject, campaignId, after: { slug }, now });
    return { id };
  });
}

/** Changes what a page offers, its address and how it runs, unless somebody else has changed it since `version`. */
export async function saveFundraisingSettings(
  which: WhichFundraising,
  version: number,
  after: FundraisingSettings,
  deed: Deed,
): Promise<FundraisingOutcome> {
  try {
    return await changePage(which, version, "fundraising.updated", deed, async (tx, page) => {
      const { slug, monthly, interval, asksEmployer, dedications, showsGivers, offers, goalMinor } = page;
      const before = { slug, monthly, interval, asksEmployer, dedications, showsGivers, offers, goalMinor };
      if (sorted(before) === sorted(after)) return { outcome: "unchanged" };
      const triedSince = setsOf(offers) === setsOf(after.offers) ? page.triedSince : deed.now;
      await tx.fundraisingPage.update({ where: { id: page.id }, data: { ...after, triedSince } });
      return { outcome: "saved", before, after };
    });
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (taken) return { outcome: "slug-taken" };
    throw error;
  }
}

/** The amounts that are tried against each other, as one text: gifts to other sets say nothing of these. */
const setsOf = (offers: unknown): string =>
  sorted(parseOffers(offers).map(({ currency, amounts, amountsB }) => ({ currency, amounts, amountsB })));

/** Changes the words of one language; an empty title takes the language off the page. */
export function saveFundraisingWords(
  which: WhichFundraising,
  version: number,
  { language, email_opt_in: emailOptIn, share_text: shareText, ...input }: FundraisingWords,
  deed: Deed,
): Promise<FundraisingOutcome> {
  return changePage(which, version, "fundraising.words-updated", deed, async (tx, page) => {
    const old = page.translations.find((each) => each.language === language);
    const words = { ...input, emailOptIn, shareText };
    const others = page.translations.filter((each) => each.language !== language);
    if (page.status !== "draft" && ![...others, words].some(hasTitle)) return { outcome: "incomplete" };
    const { pageId: _, language: __, ...before } = old ?? { pageId: "", language };
    if (sorted(before) === sorted(words)) return { outcome: "unchanged" };
    await tx.fundraisingTranslation.upsert({
      where: { pageId_language: { pageId: page.id, language } },
      create: { pageId: page.id, language, ...words },
      update: words,
    });
    return { outcome: "saved", before: inTheTrail(language, before), after: inTheTrail(language, words) };
  });
}

const hasTitle = ({ title }: { title: string }) => title.trim() !== "";

/** One text for what is the same, in whatever order its names stand. */
const sorted = (values: unknown): string =>
  JSON.stringify(values, (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const deeds: Record<PetitionStatus, string> = { draft: "hidden", open: "opened", closed: "closed" };

/** Opens a page, closes it, or takes it back to a draft while nobody has given. */
export function changeFundraisingStatus(
  which: WhichFundraising,
  status: PetitionStatus,
  deed: Deed,
): Promise<FundraisingOutcome> {
  return changePage(which, null, `fundraising.${deeds[status]}`, deed, async (tx, page) => {
    if (page.status === status) return { outcome: "unchanged" };
    if (status === "draft" && (await isUsed(tx, page.id))) return { outcome: "used" };
    if (status !== "draft" && !page.translations.some(hasTitle)) return { outcome: "incomplete" };
    await tx.fundraisingPage.update({ where: { id: page.id }, data: { status } });
    return { outcome: "saved", before: { status: page.status }, after: { status } };
  });
}

/** Removes a page on which nobody has given or begun to. */
export function removeFundraising(which: WhichFundraising, deed: Deed): Promise<FundraisingOutcome> {
  return changePage(which, null, "fundraising.removed", deed, async (tx, page) => {
    if (await isUsed(tx, page.id)) return { outcome: "used" };
    await tx.fundraisingPage.delete({ where: { id: page.id } });
    return { outcome: "saved", before: { slug: page.slug, status: page.status }, after: null };
  });
}

const isUsed = async (tx: Tx, pageId: string) =>
  (await tx.donation.findFirst({ where: { pageId }, select: { id: true } })) !== null;

type Row = Prisma.FundraisingPageGetPayload<{ include: { translations: true } }>;

type Changed =
  | { outcome: "saved"; before: Record<string, unknown>; after: Record<string, unknown> | null }
  | Exclude<FundraisingOutcome, { outcome: "saved" }>;

/** Locks a page of a campaign, changes it, raises its version, and writes what was done into the trail. */
function changePage(
  { id, campaignId }: WhichFundraising,
  version: number | null,
  what: `fundraising.${string}`,
  { actor, now }: Deed,
  change: (tx: Tx, page: Row) => Promise<Changed>,
): Promise<FundraisingOutcome> {
  return prisma.$transaction(async (tx): Promise<FundraisingOutcome> => {
    await tx.$queryRaw`SELECT id FROM fundraising_page WHERE id = ${id}::uuid FOR UPDATE`;
    const page = await tx.fundraisingPage.findFirst({
      where: { id, campaignId },
      include: { translations: true },
    });
    if (!page) return { outcome: "not-found" };
    if (version !== null && version !== page.version) return { outcome: "changed-meanwhile" };
    const changed = await change(tx, page);
    if (changed.outcome !== "saved") return changed;
    const { before, after } = changed;
    await tx.fundraisingPage.updateMany({ where: { id }, data: { version: page.version + 1 } });
    const subject = { kind: "fundraising", id, name: petitionName(page) };
    await recordAudit(tx, { actor, what, subject, campaignId, before, ...(after && { after }), now });
    return { outcome: "saved" };
  });
}
