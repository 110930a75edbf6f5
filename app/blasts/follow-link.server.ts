import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { whatNext } from "#app/ladder/next-step.server.ts";
import { visitorFromMail } from "#app/outreach/visitor-from-mail.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { actionPathOf } from "./action-card.server.ts";
import { readDeliveryToken } from "./delivery-token.server.ts";

/** Days that a form which was opened from a mail is filled in. */
const PREFILL_DAYS = 30;

/** A person follows one link and reads; a program that looks for traps opens all of them at once. */
const MACHINE_MS = 2_000;

type Asking = {
  now: Date;
  /** It was no program by its own account: a browser, asking for a page to show. */
  looksHuman: boolean;
  /** As sent. */
  cookies: string | null;
};

/** Where a link leads, and a `Set-Cookie` for who followed it. */
export type Followed = { to: string; cookie: string | null };

const CLICK = `
  INSERT INTO blast_click (blast_id, delivery_id, link, at, machine)
  SELECT d.blast_id, d.id, l.number, $3, NOT $4 OR EXISTS (
    SELECT FROM blast_click c WHERE c.delivery_id = d.id AND c.link <> $2
      AND c.at > $3::timestamptz - make_interval(secs => $5))
  FROM blast_delivery d JOIN blast_link l ON l.blast_id = d.blast_id AND l.number = $2
  WHERE d.id = $1 AND d.sent_at IS NOT NULL
  RETURNING machine`;

/**
 * Where a link of a mail leads, and notes that it was followed. It leads only to addresses that stand in that blast; null
 * for any other number, and for a token that nobody made. A petition opens with the form filled in for whoever the mail
 * went to, calls and letters at who represents them. Following a link signs, confirms and stops nothing.
 */
export async function followLink(token: string, number: number, asking: Asking): Promise<Followed | null> {
  const { now, looksHuman, cookies } = asking;
  const id = readDeliveryToken(token, now);
  const delivery = id && (await prisma.blastDelivery.findUnique({ where: { id }, include: { blast: true } }));
  if (!delivery || !Number.isInteger(number) || number < 1 || number > 32_767) return null;
  const { blastId, supporterId } = delivery;
  const link = await prisma.blastLink.findUnique({ where: { blastId_number: { blastId, number } } });
  if (!link) return null;
  await pool.query(CLICK, [id, number, now, looksHuman, MACHINE_MS / 1_000]);
  return withKnown(link.href, { blastId, supporterId, language: delivery.language, cookies, now });
}

type Known = {
  blastId: string;
  supporterId: string;
  language: Language;
  cookies: string | null;
  now: Date;
};

/** Where a link to a campaign's next step leads its reader; any other link stays as it is. */
async function nextFor(href: string, { supporterId, language, now }: Known): Promise<string> {
  const path = actionPathOf(href);
  if (path?.kind !== "next") return href;
  const campaign = await findCampaign(path.slug, language);
  if (!campaign) return href;
  const { step } = await whatNext({ campaign, supporterId, just: null, language, now });
  return getSettings().APP_URL + localPath(language, step?.path ?? `/campaigns/${campaign.slug}`);
}

/** What signatures and gifts are told to have come from: the mails of one blast. */
export const sourceOf = (blastId: string): string => `mail-${blastId.replaceAll("-", "").slice(-12)}`;

async function withKnown(asked: string, known: Known): Promise<Followed> {
  const { blastId, supporterId, cookies, now } = known;
  const href = await nextFor(asked, known);
  const path = actionPathOf(href);
  if (!path) return { to: href, cookie: null };
  const { APP_URL } = getSettings();
  const url = new URL(href, APP_URL);
  if (!url.searchParams.has("source")) url.searchParams.set("source", sourceOf(blastId));
  if (path.kind === "petitions") {
    const petition = await prisma.petition.findUnique({ where: { slug: path.slug }, select: { id: true } });
    if (petition) {
      const bound = { purpose: "prefill", supporterId, subjectId: petition.id } as const;
      url.searchParams.set("k", await issueToken({ ...bound, ttlDays: PREFILL_DAYS, now }));
    }
  }
  const tellsHome = path.kind === "calls" || path.kind === "letters";
  const cookie = tellsHome ? await visitorFromMail(supporterId, { cookies, now }) : null;
  return { to: url.href, cookie };
}
