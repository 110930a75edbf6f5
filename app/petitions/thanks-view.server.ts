import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { suggestEmail } from "#app/mail/suggest-email.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { posterHref } from "#app/print/share-picture-href.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { petitionCount } from "./count-queries.server.ts";
import { type PetitionPage, petitionsOf } from "./petition-queries.server.ts";
import { shareLinks } from "./share-links.ts";
import type { SignedCookie } from "./sign-from-form.server.ts";

/** Reads the cookie `signed`; null when it is missing, forged, too old or about another petition. */
export function readThanksCookie(text: string | undefined, slug: string, now: Date): SignedCookie | null {
  const cookie = text ? unseal<SignedCookie>("signed", text, now) : null;
  return cookie?.slug === slug ? cookie : null;
}

/** The cookie for whoever has just confirmed. */
export function sealThanks(
  signer: { slug: string; givenName: string; shareCode: string },
  now: Date,
): string {
  const { slug, givenName, shareCode } = signer;
  const cookie: SignedCookie = { slug, givenName, shareCode, email: "", confirmed: true };
  return seal(cookie, "signed", 3_600, now);
}

/**
 * The address that was probably meant where the mail went to a mistyped one. Asked only while the signature
 * waits to be confirmed: where it counts at once, signing again would count somebody twice.
 */
function meantBy({ email, confirmed }: SignedCookie, { confirmation }: PetitionPage): string | null {
  return confirmation === "email" && !confirmed ? suggestEmail(email) : null;
}

/** Every way to pass a petition on. With `shareCode` whoever comes is attributed to its signer. */
export function shareView(petition: PetitionPage, shareCode: string | null, language: Language) {
  const title = plainHeadline(petition.title);
  const path = localPath(language, `/petitions/${petition.slug}`);
  const url = getSettings().APP_URL + path + (shareCode ? `?s=${shareCode}` : "");
  return {
    title,
    text: petition.shareText,
    url,
    links: shareLinks({ title: petition.shareSubject ?? title, text: petition.shareText, url }),
    qr: qrPath(`${url}${shareCode ? "&" : "?"}source=qr`),
  };
}

/**
 * What somebody sees who has just signed: the count, the ways to pass the petition on, the next thing to do.
 * Whether this was a first or a repeated signature, counted or held, makes no difference here.
 */
export async function thanksView(
  petition: PetitionPage,
  cookie: SignedCookie | null,
  { language }: { language: Language },
) {
  const [signatures, next] = await Promise.all([
    petitionCount(petition.id),
    petition.state === "open" ? nextStep(petition, language) : null,
  ]);
  return {
    petition: {
      slug: petition.slug,
      title: plainHeadline(petition.title),
      thanks: petition.thanks,
      thanksTitle: petition.thanksTitle,
      confirmation: petition.confirmation,
    },
    wordsIn: petition.language,
    signatures,
    signer: cookie && {
      name: cookie.givenName,
      email: cookie.email,
      confirmed: cookie.confirmed ?? false,
      meant: meantBy(cookie, petition),
    },
    share: shareView(petition, cookie?.shareCode ?? null, language),
    posterHref: posterHref(petition.slug, language),
    otherPosterHref: posterHref(petition.slug, otherLanguage(language)),
    next,
  };
}

export type NextOffer = { title: string; text: string; href: string };

/** What the organizer wants a signer to do next; null: nothing, or there is nothing. */
async function nextStep(petition: PetitionPage, language: Language): Promise<NextOffer | null> {
  const { next, campaign, id } = petition;
  if (next.kind === "nothing") return null;
  if (next.kind === "link") return { title: next.title, text: next.text, href: next.url };
  const open = (await petitionsOf(campaign.id, language)).filter((each) => each.isOpen);
  const found =
    next.kind === "petition"
      ? open.find(({ slug }) => slug === next.slug)
      : open.find((each) => each.id !== id);
  if (!found) return null;
  const href = `${localPath(language, `/petitions/${found.slug}`)}?source=thanks`;
  return { title: plainHeadline(found.title), text: found.summary, href };
}
