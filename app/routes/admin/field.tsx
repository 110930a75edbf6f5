import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import {
  archiveCustomField,
  CustomFieldChange,
  changeCustomField,
  customFields,
} from "#app/supporters/custom-fields.server.ts";
import { FieldForm } from "#app/supporters/ui/field-forms.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("fields", (t) => t("one"));

// GET /admin/fields/:field
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "settings.manage");
  const field = (await customFields({ archived: true })).find(({ id }) => id === args.params.field);
  if (!field) throw notFound("page");
  return { field };
}

// POST /admin/fields/:field: its words, or out of use and back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const id = args.params.field;
  if (!isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  const intent = fields.get("intent");
  const page = `/admin/fields/${id}`;
  const t = translator(actor.language, "fields");
  if (intent === "archive" || intent === "restore") {
    const result = await archiveCustomField(id, intent === "archive", deed(actor, args));
    if (result.outcome === "not-found") throw notFound("page");
    const undo = { action: page, fields: { intent: intent === "archive" ? "restore" : "archive" } };
    return done(page, { text: t(intent === "archive" ? "archivedFlash" : "restoredFlash"), undo });
  }
  const form = parsePanelForm(fields, CustomFieldChange);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await changeCustomField(id, form.input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  return done(page, { text: t("savedFlash") });
}

export default function FieldRoute() {
  const { field } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("fields");
  const errors = useErrorSentences("fields")(reply?.errors);
  return (
    <>
      <PageHead title={field.labels[useLanguage()]} hint={t(`kinds.${field.kind}.name`)} />
      <Panels>
        <Panel title={t("words")} span={7}>
          <FieldForm field={field} errors={errors} />
        </Panel>
        <Panel title={t(field.archived ? "archived" : "inUse")} span={5}>
          <p>{t(field.archived ? "restoreText" : "archiveText")}</p>
          <AdminForm
            intent={field.archived ? "restore" : "archive"}
            submit={t(field.archived ? "restore" : "archive")}
            look="two"
          />
        </Panel>
      </Panels>
    </>
  );
}
