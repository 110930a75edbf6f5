import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { NewCampaignForm } from "#app/campaigns/campaign-forms.ts";
import { createCampaign } from "#app/campaigns/create-campaign.server.ts";
import { FirstLanguage } from "#app/campaigns/ui/first-language.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("content", (t) => t("create.title"));

// GET /admin/campaigns/new
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "campaigns.create");
  return null;
}

// POST: begins the campaign and goes on with its words
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "campaigns.create");
  const form = parsePanelForm(await panelFields(args.request), NewCampaignForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const { id } = await createCampaign(form.input, deed(actor, args));
  const text = translator(actor.language, "content")("create.done", { name: form.input.name });
  return done(`/admin/campaigns/${id}`, { text });
}

export default function CampaignNewRoute() {
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const errors = useContentErrors()(reply?.errors);
  const typed = (name: string) => (reply?.typed[name] as string | undefined) ?? "";
  return (
    <>
      <PageHead title={t("create.title")} />
      <Panel title={t("create.about")}>
        <AdminForm submit={t("create.submit")} errors={errors}>
          <TextField
            name="name"
            label={t("create.name")}
            hint={t("create.nameHint")}
            defaultValue={typed("name")}
            error={errors.name}
            required
            maxLength={120}
            autoComplete="off"
          />
          <FirstLanguage
            legend={t("create.language")}
            hint={t("create.languageHint")}
            typed={typed("language")}
            error={errors.language}
          />
        </AdminForm>
      </Panel>
    </>
  );
}
