import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { committeeDeeds } from "#app/http/committee-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { findPanelCommittee } from "#app/measures/panel-committees.server.ts";
import { CommitteeFields } from "#app/measures/ui/committee-fields.tsx";
import { RosterPanels } from "#app/measures/ui/roster-panels.tsx";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("measures", (t) => t("committee.one"));

// GET /admin/measures/committees/:committee
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const committee = await findPanelCommittee(args.params.committee, actor.language);
  if (!committee) throw notFound("page");
  return { committee, mayEdit: can(actor, "measures.edit") };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const committee = await findPanelCommittee(args.params.committee, actor.language);
  if (!committee) throw notFound("page");
  const fields = await panelFields(args.request);
  const act = committeeDeeds[fields.get("intent") ?? ""] ?? committeeDeeds.save!;
  const result = await act({ args, actor, committee, fields });
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function CommitteeRoute() {
  const { committee, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const sentences = useErrorSentences("measures");
  const of = (form: string) => (reply?.form === form ? reply : undefined);
  const errors = sentences(of("save")?.errors);
  return (
    <>
      <PageHead
        title={committee.name}
        actions={
          <Link className="button button-two" to="/admin/measures/committees">
            {t("committee.title")}
          </Link>
        }
      />
      <Panels>
        <RosterPanels
          committee={committee}
          mayEdit={mayEdit}
          typed={of("members")?.typed.roster}
          errors={sentences(of("members")?.errors)}
          problems={of("members")?.problems ?? []}
        />
        <Panel title={t("committee.facts")} span={5}>
          <Editable may={mayEdit}>
            <AdminForm of={committee.version} intent="save" submit={t("save")} errors={errors}>
              <input type="hidden" name="version" value={committee.version} />
              <CommitteeFields values={{ ...committee.fields, ...of("save")?.typed }} errors={errors} />
            </AdminForm>
          </Editable>
          {mayEdit ? (
            <Confirm summary={t("committee.remove")}>
              <p>{t("committee.removeText")}</p>
              <AdminForm
                intent="remove"
                submit={t("committee.remove")}
                look="two"
                errors={sentences(of("remove")?.errors)}
              />
            </Confirm>
          ) : null}
        </Panel>
      </Panels>
    </>
  );
}
