import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { FirstLanguage } from "#app/campaigns/ui/first-language.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { createOutreach } from "#app/outreach/edit-outreach.server.ts";
import { NewOutreachForm, outreachKinds } from "#app/outreach/outreach-forms.ts";
import { type ListedOutreach, panelOutreach } from "#app/outreach/panel-outreach.server.ts";
import { PetitionBadge } from "#app/petitions/ui/petition-badge.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("content", (t) => t("tabs.outreach"));

// GET /admin/campaigns/:campaign/outreach
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.read", id);
  const campaign = await findPanelCampaign(id, actor.language);
  if (!campaign) throw notFound("page");
  return {
    campaignId: campaign.id,
    pages: await panelOutreach(campaign.id, actor.language),
    mayEdit: can(actor, "content.edit", campaign.id),
  };
}

// POST: begins a page of calls or letters
export async function action(args: ActionFunctionArgs) {
  const campaignId = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId)) throw notFound("page");
  const form = parsePanelForm(await panelFields(args.request), NewOutreachForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const made = await createOutreach({ campaignId, ...form.input }, deed(actor, args));
  if (!made) throw notFound("page");
  const text = translator(actor.language, "outreach")("said.created");
  return done(`/admin/campaigns/${campaignId}/outreach/${made.id}`, { text });
}

export default function CampaignOutreachRoute() {
  const { campaignId, pages, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("outreach");
  const content = useT("content");
  return (
    <>
      <PageHead title={content("tabs.outreach")} hint={t("panel.hint")} />
      <Panels>
        <Panel title={t("panel.list")} span={mayEdit ? 7 : 12}>
          <AdminTable
            caption={t("panel.list")}
            columns={useColumns(campaignId)}
            rows={pages}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title={t("panel.empty")}>
                <p>{t("panel.emptyText")}</p>
              </EmptyState>
            }
          />
        </Panel>
        {mayEdit ? <NewPage /> : null}
      </Panels>
    </>
  );
}

function useColumns(campaignId: string): Column<ListedOutreach>[] {
  const t = useT("outreach");
  const language = useLanguage();
  return [
    {
      key: "name",
      title: t("panel.name"),
      cell: ({ id, name }) => <Link to={`/admin/campaigns/${campaignId}/outreach/${id}`}>{name}</Link>,
    },
    { key: "kind", title: t("panel.kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
    { key: "state", title: t("panel.state"), cell: ({ status }) => <PetitionBadge status={status} /> },
    {
      key: "done",
      title: t("panel.done"),
      number: true,
      cell: ({ done: count }) => formatCount(count, language),
    },
  ];
}

function NewPage() {
  const reply = useActionData<typeof action>();
  const t = useT("outreach");
  const content = useT("content");
  const errors = useErrorSentences("outreach")(reply?.errors);
  const typed = (name: string) => (reply?.typed[name] as string | undefined) ?? "";
  return (
    <Panel title={t("panel.new")} span={5}>
      <AdminForm submit={content("create.submit")} errors={errors}>
        <RadioGroup
          name="kind"
          legend={t("panel.kind")}
          chosen={typed("kind")}
          error={errors.kind}
          options={outreachKinds.map((value) => ({ value, text: t(`kinds.${value}`) }))}
        />
        <TextField
          name="title"
          label={t("words.title")}
          hint={t("wordsHint.title")}
          defaultValue={typed("title")}
          error={errors.title}
          required
          maxLength={160}
          autoComplete="off"
        />
        <FirstLanguage
          legend={content("petition.language")}
          typed={typed("language")}
          error={errors.language}
        />
      </AdminForm>
    </Panel>
  );
}
