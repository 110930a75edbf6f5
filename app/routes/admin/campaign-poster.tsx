import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import {
  findCampaignLook,
  type SaveLookOutcome,
  saveCampaignLook,
} from "#app/campaigns/campaign-look.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { LARGEST_PICTURE, panelUpload } from "#app/http/panel-upload.server.ts";
import { type FormErrors, parsePanelForm, type Typed } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { findPicture } from "#app/media/picture-queries.server.ts";
import { type TakenPicture, takePicture } from "#app/media/take-picture.server.ts";
import { type LookFields, LookForm, lookFields, titledIn } from "#app/print/look-form.ts";
import { LookBench } from "#app/print/ui/look-bench.tsx";
import { PosterDownloads } from "#app/print/ui/poster-downloads.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import { can, type Permitted } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";

export const meta = panelMeta("print", (t) => t("bench.title"));

// GET /admin/campaigns/:campaign/poster; with `proof`, the look in the query is shown without being saved
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const campaign = await findCampaignLook(id);
  if (!campaign) throw notFound("page");
  const saved = lookFields(campaign.look, campaign.words);
  const query = new URL(args.request.url).searchParams;
  const fields = query.has("proof") ? merged(saved, Object.fromEntries(query)) : saved;
  return {
    id,
    href: campaign.status === "draft" ? null : localPath(actor.language, `/campaigns/${campaign.slug}`),
    languages: Object.keys(campaign.words) as Language[],
    titled: titledIn(campaign.words),
    fields,
    picture: await findPicture(fields.picture),
    photo: campaign.look.picture?.fit === "fill",
    version: campaign.version,
  };
}

/** What was typed, over what is saved. Of a tried set the colours come with it. */
function merged(saved: LookFields, typed: Typed): LookFields {
  const known = Object.keys(saved).filter((name) => typeof typed[name] === "string");
  // A box that is not ticked is not sent.
  return { ...saved, third: "", ...Object.fromEntries(known.map((name) => [name, typed[name]])) };
}

// POST /admin/campaigns/:campaign/poster
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const id = campaignIdOf(args.params);
  const upload = await panelUpload(args, { limit: LARGEST_PICTURE });
  const form = parsePanelForm(upload.fields, LookForm);
  const taken = await takePicture(upload, "picture", {
    ...deed(actor, args),
    campaignId: id,
    described: false,
  });
  const tried: Tried = {
    typed: { ...Object.fromEntries(upload.fields), picture: taken.picture?.id ?? "" },
    picture: taken.picture,
  };
  const drawn = upload.fields.get("plate") !== "fill" && upload.fields.get("plate") !== "whole";
  const pictureErrors = drawn ? {} : errorsOf(taken);
  if (!form.ok || Object.keys(pictureErrors).length > 0) {
    return data({ errors: { ...(form.ok ? {} : form.errors), ...pictureErrors }, ...tried }, { status: 422 });
  }
  const { plate, look, ...rest } = form.input;
  const picture = plate === "drawing" || !taken.picture ? null : { ...sizeOf(taken.picture), fit: plate };
  const input = { ...rest, look: { ...look, picture } };
  return answer(actor, id, await saveCampaignLook(id, input, deed(actor, args)), tried);
}

/** What comes back with the form: what was typed, and the picture, so that nobody has to send it again. */
type Tried = { typed: Typed; picture: StoredPicture | null };

function errorsOf(taken: TakenPicture): FormErrors {
  if (!taken.ok) return taken.errors;
  return taken.picture ? {} : { "picture-file": "picture-missing" };
}

const sizeOf = ({ id, width, height }: StoredPicture) => ({ id, width, height });

function answer(actor: StaffActor, id: string, result: SaveLookOutcome, tried: Tried) {
  const t = translator(actor.language, "print");
  const here = `/admin/campaigns/${id}/poster`;
  switch (result.outcome) {
    case "not-found":
      throw notFound("page");
    case "unchanged":
      return done(here, { text: t("bench.unchanged") });
    case "saved": {
      const { look, words } = result.before;
      const back = { intent: "look", ...lookFields(look, words), version: result.after.version };
      return done(here, { text: t("bench.saved"), undo: { action: here, fields: back } });
    }
    case "changed-meanwhile":
      return data({ errors: { form: "meanwhile" } as FormErrors, ...tried }, { status: 409 });
    case "untitled": {
      const errors = Object.fromEntries(
        result.languages.map((language) => [`title_${language}`, "required"]),
      );
      return data({ errors, ...tried }, { status: 422 });
    }
    case "undescribed": {
      const errors = Object.fromEntries(
        result.languages.map((language) => [`alt_${language}`, "undescribed"]),
      );
      return data({ errors, ...tried }, { status: 422 });
    }
    case "unreadable": {
      const errors = Object.fromEntries(result.failing.map(({ field, name }) => [field, `contrast-${name}`]));
      return data({ errors, ...tried }, { status: 422 });
    }
  }
}

export default function CampaignPosterRoute() {
  const { id, href, languages, titled, fields, version, picture, photo } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const frame = useRouteLoaderData("admin") as { actor: Permitted };
  const t = useT("print");
  const here = `/admin/campaigns/${id}/poster`;
  const shown = reply ? merged(fields, reply.typed) : fields;
  return (
    <>
      <PageHead
        title={t("bench.title")}
        actions={
          href ? (
            <a className="button button-two" href={href}>
              {t("bench.see")}
            </a>
          ) : null
        }
      />
      <p className="adm-hint">{t("bench.hint")}</p>
      <LookBench
        key={version}
        fields={shown}
        version={version}
        languages={languages}
        errors={reply?.errors ?? {}}
        picture={reply?.picture ?? picture}
        campaignId={id}
        proofHref={`${here}/proof.svg`}
        mayChange={can(frame.actor, "content.edit", id)}
        downloads={<PosterDownloads href={here} languages={titled} photo={photo} />}
      />
    </>
  );
}
