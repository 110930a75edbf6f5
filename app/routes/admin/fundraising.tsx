import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findTrial } from "#app/donations/find-trial.server.ts";
import { pageTotals } from "#app/donations/page-totals.server.ts";
import { findPanelFundraising } from "#app/donations/panel-fundraising.server.ts";
import { FundraisingSettings } from "#app/donations/ui/fundraising-settings.tsx";
import { FundraisingState } from "#app/donations/ui/fundraising-state.tsx";
import { FundraisingWords } from "#app/donations/ui/fundraising-words.tsx";
import { RaisedPanel } from "#app/donations/ui/raised-panel.tsx";
import { TrialPanel } from "#app/donations/ui/trial-panel.tsx";
import { fundraisingDeeds } from "#app/http/fundraising-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { languages } from "#app/i18n/language.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("fundraising", (t) => t("one"));

// GET /admin/campaigns/:campaign/giving/:page
export async function loader(args: LoaderFunctionArgs) {
  const { campaign, page: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaign);
  const page = isUuid(campaign) ? await findPanelFundraising(id, campaign, actor.language) : null;
  if (!page) throw notFound("page");
  return {
    page,
    mayEdit: can(actor, "content.edit", campaign),
    trial: can(actor, "donations.read", campaign) ? await findTrial(page.id) : [],
    raised: can(actor, "donations.read", campaign) ? await pageTotals(page.id) : null,
  };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const { campaign: campaignId, page: id } = args.params;
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const may = intent === "status" ? "content.publish" : "content.edit";
  const actor = await requireStaff(args, may, campaignId);
  const act = Object.hasOwn(fundraisingDeeds, intent) ? fundraisingDeeds[intent] : undefined;
  if (!act || !isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  const result = await act({ args, actor, id, campaignId, fields });
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function FundraisingRoute() {
  const { page, mayEdit, raised, trial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("fundraising");
  const common = useT("common");
  const sentences = useErrorSentences("fundraising");
  const of = (form: string) => (reply?.form === form ? reply : undefined);
  return (
    <>
      <PageHead
        title={page.name}
        hint={t("one")}
        actions={
          page.status === "draft" ? null : (
            <a className="button button-two" href={page.path}>
              {t("see")}
            </a>
          )
        }
      />
      <Panels>
        <Panel title={t("settings")}>
          <Editable may={mayEdit}>
            <FundraisingSettings
              page={page}
              typed={of("settings")?.typed}
              errors={sentences(of("settings")?.errors)}
            />
          </Editable>
        </Panel>
        {languages.map((language) => (
          <Panel key={language} title={common(`language.${language}`)} span={6}>
            <Editable may={mayEdit}>
              <FundraisingWords
                page={page}
                language={language}
                typed={of(`words-${language}`)?.typed}
                errors={sentences(of(`words-${language}`)?.errors)}
              />
            </Editable>
          </Panel>
        ))}
        <FundraisingState page={page} mayEdit={mayEdit} errors={sentences(of("status")?.errors)} />
        <TrialPanel trial={trial} />
        {raised ? <RaisedPanel pageId={page.id} raised={raised} /> : null}
      </Panels>
    </>
  );
}
