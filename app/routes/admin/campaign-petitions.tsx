import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { FirstLanguage } from "#app/campaigns/ui/first-language.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { createPetition } from "#app/petitions/create-petition.server.ts";
import { type ListedPetition, panelPetitions } from "#app/petitions/panel-petition.server.ts";
import { NewPetitionForm } from "#app/petitions/petition-forms.ts";
import { PetitionBadge } from "#app/petitions/ui/petition-badge.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("content", (t) => t("tabs.petitions"));

// GET /admin/campaigns/:campaign/petitions
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.read", id);
  const campaign = await findPanelCampaign(id, actor.language);
  if (!campaign) throw notFound("page");
  return {
    campaignId: campaign.id,
    petitions: await panelPetitions(campaign.id, actor.language),
    mayEdit: can(actor, "content.edit", campaign.id),
  };
}

// POST: begins a petition
export async function action(args: ActionFunctionArgs) {
  const campaignId = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId)) throw notFound("page");
  const form = parsePanelForm(await panelFields(args.request), NewPetitionForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const made = await createPetition({ campaignId, ...form.input }, deed(actor, args));
  if (!made) throw notFound("page");
  const text = translator(actor.language, "content")("petition.created");
  return done(`/admin/campaigns/${campaignId}/petitions/${made.id}`, { text });
}

export default function CampaignPetitionsRoute() {
  const { campaignId, petitions, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("content");
  return (
    <>
      <PageHead title={t("tabs.petitions")} />
      <Panels>
        <Panel title={t("petition.list")} span={mayEdit ? 7 : 12}>
          <AdminTable
            caption={t("petition.list")}
            columns={useColumns(campaignId)}
            rows={petitions}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title={t("petition.empty")}>
                <p>{t("petition.emptyText")}</p>
              </EmptyState>
            }
          />
        </Panel>
        {mayEdit ? <NewPetition /> : null}
      </Panels>
    </>
  );
}

function useColumns(campaignId: string): Column<ListedPetition>[] {
  const t = useT("content");
  const common = useT("common");
  const language = useLanguage();
  return [
    {
      key: "name",
      title: t("petition.name"),
      cell: ({ id, name, shownIn }) => (
        <>
          <Link to={`/admin/campaigns/${campaignId}/petitions/${id}`}>{name}</Link>
          {shownIn.length < languages.length ? (
            <span className="adm-hint adm-under">
              {shownIn.length === 0
                ? t("petition.noLanguage")
                : t("list.only", { languages: shownIn.map((each) => common(`language.${each}`)).join(", ") })}
            </span>
          ) : null}
        </>
      ),
    },
    { key: "state", title: t("list.state"), cell: ({ status }) => <PetitionBadge status={status} /> },
    {
      key: "signatures",
      title: t("list.signatures"),
      number: true,
      cell: ({ signatures }) => formatCount(signatures, language),
    },
  ];
}

function NewPetition() {
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const errors = useContentErrors()(reply?.errors);
  const typed = (name: string) => (reply?.typed[name] as string | undefined) ?? "";
  return (
    <Panel title={t("petition.new")} span={5}>
      <AdminForm submit={t("create.submit")} errors={errors}>
        <TextField
          name="title"
          label={t("petition.title")}
          hint={t("petition.hints.title")}
          defaultValue={typed("title")}
          error={errors.title}
          required
          maxLength={160}
          autoComplete="off"
        />
        <FirstLanguage legend={t("petition.language")} typed={typed("language")} error={errors.language} />
      </AdminForm>
    </Panel>
  );
}
