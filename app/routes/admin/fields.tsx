import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { addCustomField, CustomFieldForm, customFields } from "#app/supporters/custom-fields.server.ts";
import { FieldTable, NewFieldForm } from "#app/supporters/ui/field-forms.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("fields", (t) => t("title"));

// GET /admin/fields
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "settings.manage");
  return { fields: await customFields({ archived: true }) };
}

// POST /admin/fields: a new one
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const form = parsePanelForm(await panelFields(args.request), CustomFieldForm);
  if (!form.ok) return data(form, { status: 422 });
  const result = await addCustomField(form.input, deed(actor, args));
  if (result.outcome !== "saved") {
    const { label_en, label_es, kind } = form.input;
    const refused = { errors: { label_en: result.outcome }, typed: { label_en, label_es, kind } };
    return data({ ok: false as const, intent: "add", ...refused }, { status: 422 });
  }
  const text = translator(actor.language, "fields")("added", { name: form.input[`label_${actor.language}`] });
  return done("/admin/fields", { text });
}

export default function FieldsRoute() {
  const { fields } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("fields");
  const errors = useErrorSentences("fields")(reply?.errors as Record<string, string> | undefined);
  return (
    <>
      <PageHead title={t("title")} hint={t("hint")} />
      <Panels>
        <Panel title={t("title")} span={7}>
          <FieldTable fields={fields} />
        </Panel>
        <Panel title={t("new")} span={5}>
          <NewFieldForm typed={reply?.typed ?? {}} errors={errors} />
        </Panel>
      </Panels>
    </>
  );
}
