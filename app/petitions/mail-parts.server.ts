import { formatCount, formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import type { MergeFields } from "#app/mail/merge-fields.ts";
import type { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import type { MailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { Frame, HeaderPicture } from "#emails/layout.tsx";
import type { Figure, Words } from "#emails/parts.tsx";
import { petitionProgress } from "./count-queries.server.ts";
import type { MailPetition, MailSignature } from "./mail-facts.server.ts";
import { address } from "./mail-links.server.ts";

type Organisation = Awaited<ReturnType<typeof getOrganisation>>;

/** All that the mails about one signature share. Personal values go through `merge`. */
export type MailContext = {
  language: Language;
  signature: MailSignature;
  petition: MailPetition;
  organisation: Organisation;
  merge: MergeFields;
  now: Date;
};

export type FramedWords = { headline: string; preheader: string; lead: string[]; ask: string; why: string };

/** The frame of a mail about a signature. `leave` null: it was asked for by what they did, and cannot be left. */
export function signatureFrame(
  { language, signature, petition, organisation, merge }: MailContext,
  words: Pick<FramedWords, "headline" | "preheader">,
  links: { leave: MailLinks | null; otherLanguage: string },
): Frame {
  const t = translator(language, "mail");
  const date = formatDate(signature.signedAt.toISOString(), "day", language);
  const { campaign, title } = petition;
  return mailFrame({
    language,
    inks: campaign.inks,
    kicker: campaign.name,
    header: headerPicture(petition, language),
    headline: words.headline,
    preheader: words.preheader,
    reason: merge.field(t("footer.reason", { date, petition: title })),
    organisation,
    notice: campaign.notice,
    links: {
      unsubscribe: links.leave && merge.field(links.leave.unsubscribe),
      preferences: links.leave ? merge.field(links.leave.preferences) : address(language, "/preferences"),
      otherLanguage: merge.field(links.otherLanguage),
    },
  });
}

/** The campaign's headline and drawing, printed on the poster bench. */
function headerPicture({ slug, campaign }: MailPetition, language: Language): HeaderPicture {
  const src = sharePictureHref({ kind: "mail", slug }, campaignPicture(campaign, language));
  return {
    src: `${getSettings().APP_URL}${src}`,
    alt: `${campaign.name}: ${plainHeadline(campaign.headline)}`,
    width: 600,
    height: 280,
  };
}

export function saidTo({ language, signature, merge }: MailContext, words: FramedWords): Words {
  const t = translator(language, "mail");
  const { lead, ask, why } = words;
  return { greeting: merge.field(t("greeting", { name: signature.givenName })), lead, ask, why };
}

/** How many have signed and what the next goal is; null before anybody is counted. */
export async function signedFigure({ language, petition, merge }: MailContext): Promise<Figure | null> {
  const { signatures: count, goal } = await petitionProgress(petition);
  if (count < 1) return null;
  const words = translator(language, "mail")("number.signed", { count, goal });
  return { value: merge.field(formatCount(count, language)), words: merge.field(words) };
}
