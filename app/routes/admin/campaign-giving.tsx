import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { FirstLanguage } from "#app/campaigns/ui/first-language.tsx";
import { createFundraisingPage } from "#app/donations/edit-fundraising.server.ts";
import { NewFundraisingForm } from "#app/donations/fundraising-forms.ts";
import { type ListedFundraising, panelFundraising } from "#app/donations/panel-fundraising.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { PetitionBadge } from "#app/petitions/ui/petition-badge.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("content", (t) => t("tabs.giving"));

// GET /admin/campaigns/:campaign/giving
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.read", id);
  const campaign = await findPanelCampaign(id, actor.language);
  if (!campaign) throw notFound("page");
  return {
    campaignId: campaign.id,
    pages: await panelFundraising(campaign.id, actor.language),
    mayEdit: can(actor, "content.edit", campaign.id),
  };
}

// POST: begins a fundraising page
export async function action(args: ActionFunctionArgs) {
  const campaignId = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId)) throw notFound("page");
  const form = parsePanelForm(await panelFields(args.request), NewFundraisingForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const made = await createFundraisingPage({ campaignId, ...form.input }, deed(actor, args));
  if (!made) throw notFound("page");
  const text = translator(actor.language, "fundraising")("said.created");
  return done(`/admin/campaigns/${campaignId}/giving/${made.id}`, { text });
}

export default function CampaignGivingRoute() {
  const { campaignId, pages, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("fundraising");
  const content = useT("content");
  const columns: Column<ListedFundraising>[] = [
    {
      key: "name",
      title: t("name"),
      cell: ({ id, name }) => <Link to={`/admin/campaigns/${campaignId}/giving/${id}`}>{name}</Link>,
    },
    { key: "state", title: t("state"), cell: ({ status }) => <PetitionBadge status={status} /> },
  ];
  return (
    <>
      <PageHead title={content("tabs.giving")} hint={t("hint")} />
      <Panels>
        <Panel title={t("list")} span={mayEdit ? 7 : 12}>
          <AdminTable
            caption={t("list")}
            columns={columns}
            rows={pages}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title={t("empty")}>
                <p>{t("emptyText")}</p>
              </EmptyState>
            }
          />
        </Panel>
        {mayEdit ? <NewPage /> : null}
      </Panels>
    </>
  );
}

function NewPage() {
  const reply = useActionData<typeof action>();
  const t = useT("fundraising");
  const content = useT("content");
  const errors = useErrorSentences("fundraising")(reply?.errors);
  const typed = (name: string) => (reply?.typed[name] as string | undefined) ?? "";
  return (
    <Panel title={t("new")} span={5}>
      <AdminForm submit={content("create.submit")} errors={errors}>
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
