import type { Language } from "#app/i18n/language.ts";
import type { Look } from "#app/ui/look.ts";

/** What a page's share picture shows, apart from the site's address. */
export type SharePicture = {
  /** The page's headline as written, with its forced breaks. */
  title: string;
  /** Small line above it; empty leaves it out. */
  kicker: string;
  language: Language;
} & Look;

/** What a print shows of a thing that has a look. */
const lookOf = ({ inks, motif, ground, picture }: Look): Look => ({
  inks,
  motif,
  ground,
  ...(picture && { picture }),
});

/** The picture of the organisation's front page. Domain values go in as they come from their queries. */
export function homePicture(
  organisation: Look & { name: string; headline: string },
  language: Language,
): SharePicture {
  const { name, headline } = organisation;
  return { title: headline, kicker: name.replace(/\s*\/\s*/g, " "), ...lookOf(organisation), language };
}

/** The picture of a campaign's hub, its news and its positions. */
export function campaignPicture(
  campaign: Look & { name: string; headline: string },
  language: Language,
): SharePicture {
  const { name, headline } = campaign;
  return { title: headline, kicker: name, ...lookOf(campaign), language };
}

/** The picture of a petition: its own headline, the campaign's look. `kicker` says to whom it goes. */
export function petitionPicture(
  petition: { title: string; campaign: Look },
  kicker: string,
  language: Language,
): SharePicture {
  const { title, campaign } = petition;
  return { title, kicker, ...lookOf(campaign), language };
}

/** The picture of a post: a clipping says whose words it carries. */
export function postPicture(
  post: { title: string; outlet: string | null; partner: { name: string } | null },
  campaign: Look & { name: string },
  language: Language,
): SharePicture {
  const kicker = post.outlet ?? post.partner?.name ?? campaign.name;
  // A slash in a newspaper's headline is part of it.
  const title = post.title.replace(/\s+\/\s+/g, "/");
  return { title, kicker, ...lookOf(campaign), language };
}

/** The page the picture belongs to. */
export type SharePicturePage =
  | { kind: "home" }
  | { kind: "campaign" | "petition"; slug: string }
  /** The head of mails about a petition: its campaign's picture in another shape. */
  | { kind: "mail"; slug: string }
  | { kind: "news"; campaign: string; post: string };

function path(page: SharePicturePage): string {
  switch (page.kind) {
    case "home":
      return "/og/home";
    case "campaign":
      return `/og/campaigns/${page.slug}`;
    case "petition":
      return `/og/petitions/${page.slug}`;
    case "mail":
      return `/og/mail/${page.slug}`;
    case "news":
      return `/og/news/${page.campaign}/${page.post}`;
  }
}

/** Flat inks are PNG; a photograph would be five times as large as one. */
const endingOf = ({ picture }: Look) => (picture?.fit === "fill" ? "jpg" : "png");

/** Changes whenever the picture does, so that it may be cached for good under its address (53-bit cyrb hash). */
export function sharePictureVersion({
  title,
  kicker,
  motif,
  inks,
  ground,
  picture,
  language,
}: SharePicture): string {
  const { paper, ink1, ink2, pull3 } = inks;
  const own = picture ? [picture.id, picture.fit] : [];
  const text = JSON.stringify([title, kicker, motif, paper, ink1, ink2, pull3, language, ground, ...own]);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Address of a page's share picture (1200 by 630; of a mail's head 960 by 448), from the root of the site. */
export function sharePictureHref(page: SharePicturePage, picture: SharePicture): string {
  const language = picture.language === "en" ? "" : `lang=${picture.language}&`;
  return `${path(page)}.${endingOf(picture)}?${language}v=${sharePictureVersion(picture)}`;
}

/** Address of the poster that a signer can print, from the root of the site. */
export function posterHref(petition: string, language: Language): string {
  return `/posters/petitions/${petition}.svg${language === "en" ? "" : `?lang=${language}`}`;
}
