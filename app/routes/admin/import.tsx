import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { countriesIn } from "#app/geography/countries.ts";
import { importDeeds, planFields } from "#app/http/import-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { listHref } from "#app/http/supporter-list.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { guessTargets } from "#app/imports/guess-targets.ts";
import { findImport, importSample } from "#app/imports/import-queries.server.ts";
import { FilePanel, LookPanel, ProblemsPanel, ResultPanel } from "#app/imports/ui/import-panels.tsx";
import { ImportSteps, stepOf } from "#app/imports/ui/import-steps.tsx";
import { PlanForm } from "#app/imports/ui/plan-form.tsx";
import { importedWith } from "#app/segments/filter.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("imports", (t) => t("one"));

const FIRST_ROWS = 3;
const newestFirst = { sort: "newest", segment: null } as const;

// GET /admin/imports/:import
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.import");
  const { query, now } = args.context.visit;
  const view = await findImport(uuidIn(args.params.import), { now });
  if (!view) throw notFound("page");
  const step = stepOf(view, query.get("step"));
  const fields = await customFields();
  return {
    view,
    step,
    timeZone: actor.timeZone,
    peopleHref: listHref({ ...newestFirst, filter: importedWith(view.id) }),
    form: step === "columns" &&
      view.keptUntil !== null && {
        sample: await importSample(view.id, FIRST_ROWS),
        targets: view.plan?.targets ?? guessTargets(view.headings, fields),
        typed: planFields(view.plan),
        fields,
        countries: countriesIn(actor.language),
      },
  };
}

// POST /admin/imports/:import: one of its steps, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.import");
  const view = await findImport(uuidIn(args.params.import), { now: args.context.visit.now });
  if (!view) throw notFound("page");
  const reply = await importDeeds(view, await panelFields(args.request), { actor, args });
  if (reply.ok) return redirect(reply.to, { status: 303, headers: reply.headers });
  return data(reply, { status: 422 });
}

export default function ImportRoute() {
  const { view, step, form, timeZone, peopleHref } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("imports");
  const refused = reply && !reply.ok ? reply : null;
  return (
    <>
      <PageHead
        title={<span className="imp-name">{view.fileName}</span>}
        hint={<Link to="/admin/imports">{t("title")}</Link>}
      />
      <ImportSteps id={view.id} step={step} />
      {form ? (
        <PlanForm
          headings={view.headings}
          sample={form.sample}
          fields={form.fields}
          countries={form.countries}
          version={view.planVersion}
          targets={refused?.targets ?? form.targets}
          typed={refused?.typed ?? form.typed}
          errors={refused?.errors ?? {}}
        />
      ) : null}
      <Panels>
        {step === "columns" && !form ? (
          <Panel title={t("states.gone")} span={8}>
            <p>{t("gone")}</p>
          </Panel>
        ) : null}
        {step === "look" ? <LookPanel view={view} timeZone={timeZone} /> : null}
        {step === "import" ? <ResultPanel view={view} timeZone={timeZone} peopleHref={peopleHref} /> : null}
        <FilePanel view={view} timeZone={timeZone} />
        {step === "columns" ? null : <ProblemsPanel view={view} />}
      </Panels>
    </>
  );
}
