import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { LARGEST_PICTURE, panelUpload } from "#app/http/panel-upload.server.ts";
import { parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { readVersion, takeBack } from "#app/http/settings-forms.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPicture } from "#app/media/picture-queries.server.ts";
import { takePicture } from "#app/media/take-picture.server.ts";
import { changeOrganisation } from "#app/organisation/change-organisation.server.ts";
import { OrganisationForm } from "#app/organisation/organisation-form.ts";
import { organisationProfile, profileFrom } from "#app/organisation/organisation-profile.server.ts";
import { MeanwhileNote } from "#app/organisation/ui/meanwhile-note.tsx";
import { OrganisationPanel } from "#app/organisation/ui/organisation-panel.tsx";
import { useFieldNames } from "#app/organisation/ui/use-field-names.ts";
import { useSettingsErrors } from "#app/organisation/ui/use-settings-errors.ts";
import { motifs } from "#app/ui/art/drawing.ts";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.organisation"));

const PAGE = "/admin/settings";

// GET /admin/settings
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "settings.manage");
  const { profile, version } = await organisationProfile();
  const { social_links, pull3, logo, mail_from, mail_from_name, reply_to, ...rest } = profile;
  const filled = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? ""]));
  return {
    filled: {
      ...filled,
      social_links: social_links.join("\n"),
      pull3: pull3 ?? "",
      has_pull3: pull3 ? "on" : "",
    } as Record<string, string>,
    version,
    logo: logo && (await findPicture(logo)),
    zones: Intl.supportedValuesOf("timeZone"),
    motifs,
  };
}

// POST /admin/settings: save, or take a save back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const upload = await panelUpload(args, { limit: LARGEST_PICTURE });
  const { fields } = upload;
  if (fields.get("intent") === "take-back") return takeBack(args, actor, fields, PAGE);
  const form = parsePanelForm(fields, OrganisationForm);
  const taken = await takePicture(upload, "logo", { ...deed(actor, args), described: false });
  const typed = Object.fromEntries(fields);
  const tried = { typed, version: readVersion(fields), logo: taken.picture };
  if (!form.ok || !taken.ok) {
    const errors = { ...(form.ok ? {} : form.errors), ...(taken.ok ? {} : taken.errors) };
    return data({ errors, ...tried, meanwhile: null }, { status: 422 });
  }
  const change = { ...profileFrom(form.input), logo: taken.picture?.id ?? null };
  const result = await changeOrganisation(change, tried.version, deed(actor, args));
  if (result.outcome === "unchanged") return redirect(PAGE, 303);
  if (result.outcome === "saved") {
    const text = translator(actor.language, "settings")("organisation.saved");
    const undo = { action: PAGE, fields: { intent: "take-back", version: String(result.version) } };
    return done(PAGE, { text, undo });
  }
  const { version, by, fields: changed } = result;
  return data({ errors: {}, ...tried, version, meanwhile: { by, fields: changed } }, { status: 409 });
}

export default function SettingsOrganisationRoute() {
  const { filled, version, logo, zones, motifs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = useSettingsErrors()(reply?.errors as Record<string, string> | undefined);
  const names = useFieldNames();
  const typed = reply?.typed as Record<string, string> | undefined;
  // An empty box is not posted, so what was typed replaces all.
  const shown = typed ? { ...filled, has_pull3: "", ...typed } : filled;
  return (
    <>
      <SettingsHead page="organisation" />
      {reply?.meanwhile ? (
        <MeanwhileNote by={reply.meanwhile.by} fields={reply.meanwhile.fields.map(names)} />
      ) : null}
      {/* Filled anew when what is saved has changed: by this form, by taking it back, or by somebody else. */}
      <OrganisationPanel
        key={version}
        filled={shown}
        logo={reply ? reply.logo : logo}
        version={reply?.version ?? version}
        {...{ errors, zones, motifs }}
      />
    </>
  );
}
