import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail } from "#app/mail/composer.ts";
import { mailFrame, unsubscribeHeaders } from "#app/mail/mail-frame.ts";
import { refreshMailWords } from "#app/mail/mail-words.server.ts";
import { escapeHtml, fillIn, inPieces, mergeFields } from "#app/mail/merge-fields.ts";
import { renderMail } from "#app/mail/render-mail.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { PrintedMail } from "#app/platform/mail-message.server.ts";
import { mailStencil } from "#app/platform/mail-stencil.server.ts";
import { remember } from "#app/platform/remember.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { mailSender } from "#app/platform/smtp.server.ts";
import type { MailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { BlastMail } from "#emails/blast.tsx";
import { wordsFor } from "./blast-content.server.ts";
import { inVersion } from "./blast-versions.server.ts";
import type { MergeName } from "./blast-words.ts";
import { mailBlocks } from "./mail-blocks.server.ts";
import { fieldValue, type MergeValues, mergeLine, namesIn, replaceFields } from "./merge-text.server.ts";
import type { AskedOfReader } from "./reader-values.server.ts";
import type { Letter } from "./versions.ts";

/** What a mail of a blast knows of whom it goes to. */
export type Recipient = {
  values: MergeValues;
  /** Seals whose mail it is, for the links in it; null: links lead on directly, nobody is counted. */
  token: string | null;
  /** Where they leave and choose what they get; null where that is nobody's business, as in a preview. */
  links: MailLinks | null;
};

type Printed = Omit<PrintedMail, "to" | "messageId" | "date">;

export type CompiledBlast = {
  /** In which language its words are. */
  language: Language;
  campaignId: string;
  /** What it asks to know of each recipient. */
  names: readonly MergeName[];
  about: AskedOfReader["about"];
  /** Writes it for one recipient, to be looked at. */
  writeTo(recipient: Recipient): ComposedMail;
  /** Prints it for one recipient, as it goes over the wire: what all of them share is encoded once. */
  printTo(recipient: Recipient): Printed;
};

export type LinkNumbers = ReadonlyMap<string, number>;

/** Names the list a mail is of: RFC 2919. */
const listId = (slug: string) => `<${slug}.${new URL(getSettings().APP_URL).hostname}>`;

/** How old what a mail says of a petition's progress may be. */
const FRESH_MS = 60_000;

const kept = remember(FRESH_MS, (key) => {
  const [id, language, version] = key.split(" ");
  return load(id!, language as Language, version as Letter);
});

/** A version of a blast that is on its way, drawn once for all who get it in a language; null when it has no words any more. */
export const compiledBlast = (
  id: string,
  language: Language,
  version: Letter,
): Promise<CompiledBlast | null> => kept.get(`${id} ${language} ${version}`);

async function load(id: string, language: Language, version: Letter): Promise<CompiledBlast | null> {
  const blast = await prisma.blast.findUnique({
    where: { id },
    include: { translations: true, links: true, campaign: { select: { slug: true } } },
  });
  if (!blast) return null;
  await refreshMailWords();
  return compile(
    inVersion(blast, version),
    language,
    new Map(blast.links.map(({ href, number }) => [href, number])),
  );
}

type Written = {
  id: string;
  senderName: string;
  replyTo: string;
  translations: { language: Language; subject: string; preheader: string; body: unknown }[];
  campaign: { slug: string };
};

/**
 * Draws a blast in a language, or in the other one where that is not written; null when there is nothing to draw, or the
 * campaign is not published. `links` are the addresses that are counted, by their number.
 */
export async function compile(
  blast: Written,
  language: Language,
  links: LinkNumbers,
): Promise<CompiledBlast | null> {
  const words = wordsFor(blast.translations, language);
  const campaign = await findCampaign(blast.campaign.slug, language);
  if (!words || !campaign) return null;
  const said = words.language;
  const organisation = await getOrganisation(said);
  const { APP_URL } = getSettings();
  const t = translator(said, "mail");

  const merge = mergeFields();
  const [token, unsubscribe, preferences] = [merge.field(""), merge.field(""), merge.field("")];
  const marks = new Map<string, string>();
  const fill = (text: string) =>
    replaceFields(text, (field) => {
      const mark = marks.get(field) ?? merge.field("");
      marks.set(field, mark);
      return mark;
    });
  const counted = (href: string) => {
    const number = links.get(href);
    return number === undefined ? href : `${APP_URL}/go/${token}/${number}`;
  };
  const archive = (to: Language) => `${APP_URL}${localPath(to, `/mail/${blast.id}`)}`;
  const preheader = fill(words.preheader);
  const blocks = await mailBlocks(parseRichText(words.body) as RichText, {
    language: said,
    fill,
    lead: counted,
  });
  const frame = mailFrame({
    language: said,
    inks: campaign.inks,
    kicker: campaign.name,
    header: null,
    headline: plainHeadline(campaign.headline),
    preheader,
    reason: t("blast.reason", { organisation: plainHeadline(organisation.name) }),
    organisation,
    notice: campaign.notice,
    links: {
      unsubscribe,
      preferences,
      otherLanguage: archive(otherLanguage(said)),
    },
  });
  const browser = { href: archive(said), label: t("blast.browser") };
  // Drawn with its marks still in it.
  const drawn = await renderMail(
    BlastMail,
    { frame, blocks, browser },
    { ...merge, values: [token, unsubscribe, preferences, ...marks.values()] },
  );
  const fields = [...marks.keys()];
  const from = mailSender(organisation.sender);
  const sender = blast.senderName ? { ...from, name: blast.senderName } : from;
  const nobodys = `${APP_URL}${localPath(said, "/preferences")}`;
  const stencil = mailStencil({ html: inPieces(drawn.html), text: inPieces(drawn.text) });
  const valuesOf = (to: Recipient) => [
    to.token ?? "",
    to.links?.unsubscribe ?? nobodys,
    to.links?.preferences ?? nobodys,
    ...fields.map((field) => fieldValue(field, to.values).replace(/\p{Cc}+/gu, " ")),
  ];
  const headOf = (to: Recipient) => ({
    from: sender,
    replyTo: blast.replyTo || organisation.replyTo,
    subject: mergeLine(words.subject, to.values).replace(/\s+/g, " ").trim(),
    headers: {
      "List-Id": listId(campaign.slug),
      ...(to.links && unsubscribeHeaders(to.links.unsubscribe)),
    },
  });
  return {
    language: said,
    campaignId: campaign.id,
    names: namesIn([words.subject, ...fields].join(" ")),
    about: { measureId: campaign.measureId, showsPositions: campaign.showsPositions },
    writeTo(to) {
      const own = { ...merge, values: valuesOf(to) };
      return { ...headOf(to), html: fillIn(drawn.html, own, "html"), text: fillIn(drawn.text, own, "text") };
    },
    printTo(to) {
      const text = valuesOf(to);
      return { ...headOf(to), body: stencil({ text, html: text.map(escapeHtml) }) };
    },
  };
}
