import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { readVersion } from "#app/http/settings-forms.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { MeanwhileNote } from "#app/organisation/ui/meanwhile-note.tsx";
import { useSettingsErrors } from "#app/organisation/ui/use-settings-errors.ts";
import { Panels } from "#app/ui/admin/panels.tsx";
import { lastCleared } from "#app/upkeep/apply-retention.server.ts";
import { nextStart } from "#app/upkeep/next-start.ts";
import { changeRetention, retention } from "#app/upkeep/retention.server.ts";
import { RetentionForm } from "#app/upkeep/retention.ts";
import { schedule } from "#app/upkeep/schedule.ts";
import { LastNightPanel, RetentionPanel } from "#app/upkeep/ui/retention-panel.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.retention"));

const PAGE = "/admin/settings/retention";

// GET /admin/settings/retention
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "settings.manage");
  const [{ periods, version }, last] = await Promise.all([retention(), lastCleared()]);
  const at = schedule.find(({ name }) => name === "retention.apply")!.at;
  return {
    filled: asText(periods),
    version,
    last,
    nextAt: nextStart(at, args.context.visit.now)?.toISOString() ?? null,
    timeZone,
  };
}

const asText = (periods: Record<string, number>) =>
  Object.fromEntries(Object.entries(periods).map(([name, days]) => [name, String(days)]));

// POST /admin/settings/retention
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const fields = await panelFields(args.request);
  const form = parsePanelForm(fields, RetentionForm);
  if (!form.ok) return data({ ...form, version: readVersion(fields), meanwhile: false }, { status: 422 });
  const result = await changeRetention(form.input, readVersion(fields), deed(actor, args));
  if (result.outcome === "unchanged") return redirect(PAGE, 303);
  if (result.outcome === "saved") {
    const text = translator(actor.language, "settings")("retention.saved");
    const back = { ...asText(result.before), version: String(result.version) };
    return done(PAGE, { text, undo: { action: PAGE, fields: back } });
  }
  const { version } = await retention();
  const typed = Object.fromEntries(fields);
  return data({ errors: {}, typed, version, meanwhile: true }, { status: 409 });
}

export default function SettingsRetentionRoute() {
  const { filled, version, last, nextAt, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = useSettingsErrors()(reply?.errors as Record<string, string> | undefined);
  const typed = reply?.typed as Record<string, string> | undefined;
  return (
    <>
      <SettingsHead page="retention" />
      {reply?.meanwhile ? <MeanwhileNote by={null} fields={[]} /> : null}
      <Panels>
        <RetentionPanel
          key={version}
          filled={{ ...filled, ...typed }}
          version={reply?.version ?? version}
          errors={errors}
        />
        <LastNightPanel {...{ last, nextAt, timeZone }} />
      </Panels>
    </>
  );
}
