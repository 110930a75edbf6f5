import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { readVersion, takeBack } from "#app/http/settings-forms.server.ts";
import { translator } from "#app/i18n/translate.ts";
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
  const { social_links, pull3, mail_from, mail_from_name, reply_to, ...rest } = profile;
  const filled = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? ""]));
  return {
    filled: {
      ...filled,
      social_links: social_links.join("\n"),
      pull3: pull3 ?? "",
      has_pull3: pull3 ? "on" : "",
    } as Record<string, string>,
    version,
    zones: Intl.supportedValuesOf("timeZone"),
    motifs,
  };
}

// POST /admin/settings: save, or take a save back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const fields = await panelFields(args.request);
  if (fields.get("intent") === "take-back") return takeBack(args, actor, fields, PAGE);
  const form = parsePanelForm(fields, OrganisationForm);
  if (!form.ok) return data({ ...form, version: readVersion(fields), meanwhile: null }, { status: 422 });
  const result = await changeOrganisation(profileFrom(form.input), readVersion(fields), deed(actor, args));
  if (result.outcome === "unchanged") return redirect(PAGE, 303);
  if (result.outcome === "saved") {
    const text = translator(actor.language, "settings")("organisation.saved");
    const undo = { action: PAGE, fields: { intent: "take-back", version: String(result.version) } };
    return done(PAGE, { text, undo });
  }
  const { version, by, fields: changed } = result;
  const typed = Object.fromEntries(fields);
  return data({ errors: {}, typed, version, meanwhile: { by, fields: changed } }, { status: 409 });
}

export default function SettingsOrganisationRoute() {
  const { filled, version, zones, motifs } = useLoaderData<typeof loader>();
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
        version={reply?.version ?? version}
        {...{ errors, zones, motifs }}
      />
    </>
  );
}
