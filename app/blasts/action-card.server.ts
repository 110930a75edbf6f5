import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { findFundraising } from "#app/donations/fundraising-queries.server.ts";
import { pageTotals } from "#app/donations/page-totals.server.ts";
import { progressView } from "#app/donations/progress-view.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPost } from "#app/news/news-queries.server.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { findPetition, petitionProgress } from "#app/petitions/petition-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { ActionCard } from "#emails/blast.tsx";

type Card = Omit<ActionCard, "button"> & { label: string };

/** A page of ours that a mail shows as a card: one to act on, or news of a campaign. */
export type ActionPath =
  | { kind: "petitions" | "letters" | "calls" | "donate"; slug: string }
  | { kind: "news"; campaign: string; slug: string }
  /** Whatever its reader is asked for next. */
  | { kind: "next"; slug: string };

const NEWS =
  /^(?:\/es)?\/campaigns\/([a-z0-9][a-z0-9-]{0,200})\/news\/([a-z0-9][a-z0-9-]{0,200})\/?(?:[?#].*)?$/;
const NEXT = /^(?:\/es)?\/campaigns\/([a-z0-9][a-z0-9-]{0,200})\/next\/?(?:[?#].*)?$/;
const PATH = /^(?:\/es)?\/(petitions|letters|calls|donate)\/([a-z0-9][a-z0-9-]{0,200})\/?(?:[?#].*)?$/;

/** The page that an address of ours leads to, also one written without our origin; null for any other. */
export function actionPathOf(href: string): ActionPath | null {
  const { APP_URL } = getSettings();
  const path = href.startsWith(`${APP_URL}/`) ? href.slice(APP_URL.length) : href;
  const [, campaign, post] = NEWS.exec(path) ?? [];
  if (campaign && post) return { kind: "news", campaign, slug: post };
  const [, asking] = NEXT.exec(path) ?? [];
  if (asking) return { kind: "next", slug: asking };
  const [, kind, slug] = PATH.exec(path) ?? [];
  return kind && slug ? { kind: kind as Exclude<ActionPath["kind"], "news" | "next">, slug } : null;
}

/** What a mail shows of an action page in the place of a bare link, as it stands now; null when it takes nothing. */
export async function actionCard(path: ActionPath, language: Language): Promise<Card | null> {
  const { kind, slug } = path;
  // It is another one for each reader.
  if (kind === "next") return null;
  const t = translator(language, "mail");
  const about = { kicker: t(`blast.card.${kind}.kicker`), label: t(`blast.card.${kind}.button`), text: null };
  if (kind === "news") return newsCard(path, language, about);
  if (kind === "petitions") return petitionCard(slug, language, about);
  if (kind === "donate") return givingCard(slug, language, about);
  const page = await findOutreach(kind, slug, language);
  return page && { ...about, title: plainHeadline(page.title), progress: null };
}

type About = Pick<Card, "kicker" | "label" | "text">;

async function newsCard(
  { campaign: of, slug }: Extract<ActionPath, { kind: "news" }>,
  language: Language,
  about: About,
): Promise<Card | null> {
  const campaign = await findCampaign(of, language);
  const post = campaign && (await findPost(campaign.id, slug, language));
  return post && { ...about, title: plainHeadline(post.title), text: post.excerpt || null, progress: null };
}

async function petitionCard(slug: string, language: Language, about: About): Promise<Card | null> {
  const petition = await findPetition(slug, language);
  if (!petition) return null;
  const { signatures: count, goal } = await petitionProgress(petition);
  const words = translator(language, "mail")("blast.card.petitions.progress", { count, goal });
  const progress = count > 0 ? { words, percent: (count / goal) * 100 } : null;
  return { ...about, title: plainHeadline(petition.title), progress };
}

async function givingCard(slug: string, language: Language, about: About): Promise<Card | null> {
  const page = await findFundraising(slug, language);
  if (!page) return null;
  const view = progressView(page, await pageTotals(page.id), language);
  const progress = view && { words: `${view.figure} ${view.line}`, percent: (view.sum / view.goal) * 100 };
  return { ...about, title: plainHeadline(page.title), progress };
}
