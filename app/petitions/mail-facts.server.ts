import { lastUnsubscribed, timelineOf } from "#app/actions/record-actions.server.ts";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import type { SignatureStatus } from "#app/platform/prisma/enums.ts";
import { remember } from "#app/platform/remember.ts";
import { refusedSince } from "#app/supporters/mail-choices.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { canBeShown } from "./can-be-shown.ts";

/** The petition a mail speaks of, in the mail's language. */
export type MailPetition = {
  id: string;
  slug: string;
  /** As written, with its forced breaks. */
  headline: string;
  /** As a sentence. */
  title: string;
  target: string;
  thanks: string;
  shareText: string;
  /** The organizer's own words in place of the house's; null keeps those. */
  shareSubject: string | null;
  confirmationSubject: string | null;
  confirmationText: string | null;
  thanksSubject: string | null;
  fixedGoal: number | null;
  confirmation: "email" | "none";
  campaign: NonNullable<Awaited<ReturnType<typeof findCampaign>>>;
};

export type MailSignature = {
  id: string;
  status: SignatureStatus;
  givenName: string;
  shareCode: string;
  signedAt: Date;
  petitionId: string;
  supporterId: string;
  /** The row whose address it was signed with: links of its mails are that one's, wherever it belongs by then. */
  addressId: string;
};

// A mail-out to everybody who just signed asks the same thing over and over.
const petitions = remember(2_000, async (key) => {
  const [id, language] = key.split(" ");
  return isLanguage(language) ? loadPetition(id!, language) : null;
});

/** The petition of this id, at most two seconds old; null when it or its campaign is not published. */
export function petitionForMail(id: string, language: Language): Promise<MailPetition | null> {
  return petitions.get(`${id} ${language}`);
}

async function loadPetition(id: string, language: Language): Promise<MailPetition | null> {
  const row = await prisma.petition.findUnique({
    where: { id },
    include: { translations: true, campaign: { select: { slug: true } } },
  });
  const words = translationIn((row?.translations ?? []).filter(canBeShown), language);
  const campaign = row && (await findCampaign(row.campaign.slug, language));
  if (!row || !words || !campaign) return null;
  return {
    id,
    slug: row.slug,
    headline: words.title,
    title: plainHeadline(words.title),
    target: words.target,
    thanks: words.thanks,
    shareText: words.shareText,
    shareSubject: words.shareSubject,
    confirmationSubject: words.confirmationSubject,
    confirmationText: words.confirmationText,
    thanksSubject: words.thanksSubject,
    fixedGoal: row.fixedGoal,
    confirmation: row.confirmation,
    campaign,
  };
}

const SIGNATURES = `
  SELECT s.id, s.status, s.given_name AS "givenName", s.share_code AS "shareCode", s.signed_at AS "signedAt",
    s.petition_id AS "petitionId", s.supporter_id AS "supporterId",
    coalesce(s.signed_as_id, s.supporter_id) AS "addressId"
  FROM signature s JOIN supporter k ON k.id = s.supporter_id
  WHERE s.id = ANY($1::uuid[]) AND k.erased_at IS NULL`;

/** The signature a mail speaks of; null when it is gone or its signer has been erased. */
export const signatureForMail = gather(async (ids: string[]): Promise<(MailSignature | null)[]> => {
  const { rows } = await pool.query<MailSignature>({
    name: "signatures-for-mail",
    text: SIGNATURES,
    values: [ids],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** What a signer is told: a signature held for review looks like any other, so that the caught cannot tell. */
export function looksCounted({ status }: Pick<MailSignature, "status">): boolean {
  return status === "counted" || status === "review";
}

/**
 * Tells whether a signature looked counted to its signer before staff found it invalid; nobody was told of
 * that since. One that was never confirmed looked like nothing yet.
 */
export async function hadLookedCounted(
  { id, supporterId }: MailSignature,
  { confirmation }: MailPetition,
): Promise<boolean> {
  if (confirmation === "none") return true;
  const timeline = await timelineOf(supporterId);
  return timeline.some(({ kind, subjectId }) => kind === "confirmed" && subjectId === id);
}

/** Tells whether the signer has left our mail, or that about this campaign, since signing: then only what they ask for is sent. */
export async function hasUnsubscribedSince(
  { supporterId, signedAt }: MailSignature,
  { campaign }: Pick<MailPetition, "campaign">,
): Promise<boolean> {
  const left = await Promise.all([
    lastUnsubscribed(supporterId),
    refusedSince({ supporterId, campaignId: campaign.id }),
  ]);
  return left.some((at) => at !== null && at >= signedAt);
}

// One petition after the other is looked up in the index of signatures, until one is not found there.
const NEXT = `
  SELECT (
    SELECT p.id FROM petition p JOIN campaign c ON c.id = p.campaign_id
    WHERE p.campaign_id = a.campaign_id AND c.status = 'live' AND p.status = 'open'
      AND NOT EXISTS (SELECT FROM signature s WHERE s.supporter_id = a.supporter_id AND s.petition_id = p.id)
    ORDER BY p.position, p.id LIMIT 1
  ) AS id
  FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS a(supporter_id, campaign_id, place) ORDER BY a.place`;

const findNext = gather(async (asked: { supporterId: string; campaignId: string }[]) => {
  const { rows } = await pool.query<{ id: string | null }>({
    name: "next-petitions",
    text: NEXT,
    values: [asked.map(({ supporterId }) => supporterId), asked.map(({ campaignId }) => campaignId)],
  });
  return rows.map(({ id }) => id);
});

/** Another petition of the campaign that takes signatures and that this supporter has not signed; null if none. */
export async function nextPetitionFor(
  { supporterId }: MailSignature,
  { campaign }: MailPetition,
  language: Language,
): Promise<MailPetition | null> {
  const next = await findNext({ supporterId, campaignId: campaign.id });
  return next === null ? null : petitionForMail(next, language);
}
