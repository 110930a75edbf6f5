import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { NewBlastForm } from "#app/blasts/blast-forms.ts";
import { longest } from "#app/blasts/blast-words.ts";
import { createBlast } from "#app/blasts/create-blast.server.ts";
import { blastList } from "#app/blasts/panel-blasts.server.ts";
import { BlastTable } from "#app/blasts/ui/blast-table.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("blasts", (t) => t("list"));

const pathOf = (campaignId: string) => `/admin/campaigns/${campaignId}/blasts`;

// GET /admin/campaigns/:campaign/blasts?after=&removed=
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaignId = campaignIdOf(args.params);
  const { query } = args.context.visit;
  const removed = query.get("removed") === "on";
  const { rows, next } = await blastList(campaignId, { after: query.get("after"), removed });
  const page = (after: string | null) => {
    const kept = new URLSearchParams({ ...(removed && { removed: "on" }), ...(after && { after }) });
    return `${pathOf(campaignId)}?${kept}`;
  };
  return {
    ...{ campaignId, rows, removed, timeZone: actor.timeZone },
    pages: { previous: query.has("after") ? page(null) : null, next: next && page(next) },
    mayEdit: can(actor, "content.edit", campaignId),
    seesResults: can(actor, "reports.read", campaignId),
  };
}

// POST: begins a blast
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const campaignId = campaignIdOf(args.params);
  const form = parsePanelForm(await panelFields(args.request), NewBlastForm);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const made = await createBlast({ campaignId, ...form.input }, deed(actor, args));
  if (!made) throw notFound("page");
  const text = translator(actor.language, "blasts")("said.created");
  return done(`${pathOf(campaignId)}/${made.id}`, { text });
}

export default function BlastsRoute() {
  const { campaignId, rows, removed, pages, timeZone, mayEdit, seesResults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("blasts");
  const errors = useContentErrors()(reply?.errors);
  const other = removed ? pathOf(campaignId) : `${pathOf(campaignId)}?removed=on`;
  const aside = <Link to={other}>{t(removed ? "showAll" : "showRemoved")}</Link>;
  return (
    <>
      <PageHead
        title={t("list")}
        hint={t("hint")}
        actions={
          seesResults && rows.some(({ frozenAt }) => frozenAt) ? (
            <a className="button button-two" href={`${pathOf(campaignId)}.csv`}>
              {t("resultsFile")}
            </a>
          ) : null
        }
      />
      <div className="adm-beside">
        <Panel title={t("list")} aside={aside}>
          <BlastTable {...{ campaignId, rows, removed, pages, timeZone }} />
        </Panel>
        {mayEdit ? (
          <Panel title={t("begin")}>
            <AdminForm submit={t("start")} errors={errors}>
              <TextField
                name="name"
                label={t("name")}
                hint={t("nameHint")}
                error={errors.name}
                maxLength={longest.name}
                autoComplete="off"
                required
              />
            </AdminForm>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
