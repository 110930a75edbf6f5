import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { brakeNow, liftBrake } from "#app/donations/brake.server.ts";
import { changeGivingSettings, givingChoices } from "#app/donations/change-giving-settings.server.ts";
import { GivingSettingsForm, givingFields } from "#app/donations/giving-settings-form.ts";
import { statementCounts } from "#app/donations/send-statements.server.ts";
import { BrakeNotice } from "#app/donations/ui/brake-notice.tsx";
import { GivingSettingsPanel } from "#app/donations/ui/giving-settings-panel.tsx";
import { useGivingErrors } from "#app/donations/ui/use-giving-errors.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { readVersion } from "#app/http/settings-forms.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { MeanwhileNote } from "#app/organisation/ui/meanwhile-note.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.giving"));

const PAGE = "/admin/settings/giving";

// GET /admin/settings/giving
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "settings.manage");
  const [{ choices, version }, brake, statements] = await Promise.all([
    givingChoices(),
    brakeNow(),
    statementCounts(),
  ]);
  return { filled: givingFields(choices), version, brake, statements, timeZone };
}

// POST /admin/settings/giving: saves them; with intent "lift" people may give again
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const t = translator(actor.language, "donations-panel");
  const fields = await panelFields(args.request);
  if (fields.get("intent") === "lift") {
    await liftBrake(deed(actor, args));
    return done("/admin/donations", { text: t("brake.lifted") });
  }
  const form = parsePanelForm(fields, GivingSettingsForm);
  if (!form.ok) return data({ ...form, version: readVersion(fields), meanwhile: false }, { status: 422 });
  const outcome = await changeGivingSettings(form.input, readVersion(fields), deed(actor, args));
  if (outcome === "saved") return done(PAGE, { text: t("settings.saved") });
  const { version } = await givingChoices();
  return data({ errors: {}, typed: Object.fromEntries(fields), version, meanwhile: true }, { status: 409 });
}

export default function SettingsGivingRoute() {
  const { filled, version, brake, statements, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = useGivingErrors()(reply?.errors as Record<string, string> | undefined);
  return (
    <>
      <SettingsHead page="giving" />
      <BrakeNotice brake={brake} mayLift timeZone={timeZone} />
      {reply?.meanwhile ? <MeanwhileNote by={null} fields={[]} /> : null}
      <GivingSettingsPanel
        key={version}
        filled={(reply?.typed as Record<string, string> | undefined) ?? filled}
        version={reply?.version ?? version}
        errors={errors}
        statements={statements}
      />
    </>
  );
}
