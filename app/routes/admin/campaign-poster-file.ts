import type { LoaderFunctionArgs } from "@remix-run/node";
import { type CampaignLook, findCampaignLook } from "#app/campaigns/campaign-look.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { download } from "#app/http/picture-responses.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { isLanguage, type Language, localPath } from "#app/i18n/language.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { isPaper } from "#app/print/pdf.server.ts";
import { posterSvg } from "#app/print/poster.server.ts";
import { posterPdf } from "#app/print/poster-pdf.server.ts";
import { emailHeaderPng, sharePicturePng } from "#app/print/share-picture.server.ts";

const FILE = /^(poster|share|mail)-(?:([a-z0-9]+)-)?(en|es)\.(pdf|svg|png)$/;

// GET /admin/campaigns/:campaign/poster/:file: "poster-letter-en.pdf", "poster-es.svg", "share-en.png", "mail-es.png"
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "content.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const campaign = await findCampaignLook(id);
  const [, kind, paper = "", language = "", ending] = FILE.exec(args.params.file ?? "") ?? [];
  if (!campaign || !isLanguage(language) || !campaign.words[language]) throw notFound("page");
  const poster = posterOf(campaign, language);
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
      return download(await sharePicturePng(withoutCode(poster)), "image/png", `${name}.png`);
    case "mail.png":
      return download(await emailHeaderPng(withoutCode(poster)), "image/png", `${name}.png`);
    default:
      throw notFound("page");
  }
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
function withoutCode({ qr: _, ...poster }: ReturnType<typeof posterOf>) {
  return { ...poster, foot: new URL(getSettings().APP_URL).host };
}
