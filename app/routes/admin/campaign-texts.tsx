import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { CampaignContent, translatedFields } from "#app/campaigns/campaign-content.ts";
import { campaignSubject, findCampaignContent, saveCampaign } from "#app/campaigns/save-campaign.server.ts";
import { CampaignFields } from "#app/campaigns/ui/campaign-fields.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { contentPage, refusedForm } from "#app/http/content-page.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { meanwhileView } from "#app/revisions/meanwhile-view.ts";
import { readBase } from "#app/revisions/read-base.ts";
import { BaseFields } from "#app/revisions/ui/base-fields.tsx";
import { stillRight } from "#app/revisions/ui/both-languages.tsx";
import { EditingFrame } from "#app/revisions/ui/editing-frame.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("content", (t) => t("tabs.texts"));

const pathOf = (id: string) => `/admin/campaigns/${id}/texts`;

// GET /admin/campaigns/:campaign/texts
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.read", id);
  const content = isUuid(id) ? await findCampaignContent(id) : null;
  if (!content || !isUuid(id)) throw notFound("page");
  return { content, ...(await contentPage(args, actor, campaignSubject(id), content, translatedFields)) };
}

// POST: saves the words, or says what somebody else has saved meanwhile
export async function action(args: ActionFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", id);
  if (!isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  const form = parsePanelForm(fields, CampaignContent);
  const subject = campaignSubject(id);
  const refused = () => refusedForm(args, actor, subject, fields);
  if (!form.ok)
    return data({ errors: form.errors, typed: await refused(), meanwhile: null }, { status: 422 });
  const save = { content: form.input, base: readBase(fields), stillRight: fields.getAll(stillRight) };
  const result = await saveCampaign(id, save, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "changed-meanwhile") {
    const meanwhile = meanwhileView(result.meanwhile);
    return data({ errors: {}, typed: await refused(), meanwhile }, { status: 409 });
  }
  const t = translator(actor.language, "content");
  if (result.outcome === "unchanged") return done(pathOf(id), { text: t("said.unchanged") });
  const undo = {
    action: historyPath(subject, result.version - 1),
    fields: { intent: "restore" },
  };
  return done(pathOf(id), { text: t("said.saved"), undo });
}

export default function CampaignTextsRoute() {
  const { content, state, states, draft, version, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const revisions = useT("revisions");
  const admin = useT("admin");
  const errors = useContentErrors()(reply?.errors);
  const label = useFieldLabel("campaign");
  const page = pathOf(state.subject.id);
  const past = (
    <Link className="button button-two" to={historyPath(state.subject)}>
      {revisions("history.title")}
    </Link>
  );
  const typed = (reply?.typed ?? draft ?? {}) as Record<string, string[]>;
  return (
    <>
      <PageHead title={t("tabs.texts")} hint={t("campaign.hint")} actions={past} />
      <EditingFrame state={state} page={page} typed={typed}>
        <Panel title={t("campaign.words")}>
          <Editable may={mayEdit}>
            <AdminForm
              of={version}
              submit={admin("form.save")}
              errors={reply?.meanwhile ? { meanwhile: t("campaign.meanwhile") } : errors}
            >
              <BaseFields version={version} meanwhile={reply?.meanwhile} label={label} />
              <CampaignFields {...{ content, typed, errors, states }} campaignId={state.subject.id} />
            </AdminForm>
          </Editable>
        </Panel>
      </EditingFrame>
    </>
  );
}
