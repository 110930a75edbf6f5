import type { LoaderFunctionArgs } from "@remix-run/node";
import { type CampaignLook, findCampaignLook } from "#app/campaigns/campaign-look.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { download } from "#app/http/picture-responses.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { isLanguage, type Language, localPath } from "#app/i18n/language.ts";
import { pictureForPress } from "#app/media/picture-for-press.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { titledIn } from "#app/print/look-form.ts";
import { isPaper } from "#app/print/pdf.server.ts";
import { posterSvg } from "#app/print/poster.server.ts";
import { posterPdf } from "#app/print/poster-pdf.server.ts";
import { emailHeader, type Printed, sharePicture } from "#app/print/share-picture.server.ts";

/** Pixels of a picture on a sheet to print: as wide as it is kept. */
const PRINTED_PICTURE = 1600;
const FILE = /^(poster|share|mail)-(?:([a-z0-9]+)-)?(en|es)\.(pdf|svg|png|jpg)$/;

// GET /admin/campaigns/:campaign/poster/:file: "poster-letter-en.pdf", "poster-es.svg", "share-en.png", "mail-es.jpg"
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "content.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const campaign = await findCampaignLook(id);
  const [, kind, paper = "", language = "", ending] = FILE.exec(args.params.file ?? "") ?? [];
  if (!campaign || !isLanguage(language) || !titledIn(campaign.words).includes(language))
    throw notFound("page");
  const photo = await pictureForPress(campaign.look.picture, PRINTED_PICTURE);
  const poster = { ...posterOf(campaign, language), photo };
  const name = [campaign.slug, kind, paper, language].filter(Boolean).join("-");
  switch (`${kind}.${ending}`) {
    case "poster.pdf": {
      if (!isPaper(paper)) throw notFound("page");
      const pdf = await posterPdf(poster, { paper, author: poster.kicker, now: args.context.visit.now });
      return download(pdf, "application/pdf", `${name}.pdf`);
    }
    case "poster.svg":
      return download(
        posterSvg({ ...poster, layout: "upright" }),
        "image/svg+xml; charset=utf-8",
        `${name}.svg`,
      );
    case "share.png":
    case "share.jpg":
      return printed(await sharePicture(withoutCode(poster)), name);
    case "mail.png":
    case "mail.jpg":
      return printed(await emailHeader(withoutCode(poster)), name);
    default:
      throw notFound("page");
  }
}

/** Named after what it is, whatever was asked for. */
function printed({ type, bytes }: Printed, name: string): Response {
  return download(bytes, type, `${name}.${type === "image/jpeg" ? "jpg" : "png"}`);
}

/** What hangs on a wall names the page that it is about, for eyes and for cameras. */
function posterOf({ slug, look, words, names }: CampaignLook, language: Language) {
  const path = localPath(language, `/campaigns/${slug}`);
  const { APP_URL } = getSettings();
  return {
    ...look,
    title: words[language]!.headline,
    kicker: names[language] ?? "",
    foot: `${new URL(APP_URL).host}${path}`,
    qr: qrPath(`${APP_URL}${path}?source=poster`),
    language,
  };
}

/** On a screen one presses links; the share picture names the site alone, as where it is shown. */
function withoutCode<T extends { qr: unknown }>({ qr: _, ...poster }: T) {
  return { ...poster, foot: new URL(getSettings().APP_URL).host };
}
