import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { paceSettings } from "#app/blasts/blast-pace.server.ts";
import { isBeingWritten } from "#app/blasts/blast-state.ts";
import { blastSubject } from "#app/blasts/blast-subject.ts";
import { translatedFields } from "#app/blasts/blast-words.ts";
import { checklist } from "#app/blasts/checklist.server.ts";
import { findPanelBlast } from "#app/blasts/panel-blasts.server.ts";
import { previewBlast } from "#app/blasts/preview-blast.server.ts";
import { blastResults } from "#app/blasts/results.server.ts";
import { AudiencePanel } from "#app/blasts/ui/audience-panel.tsx";
import { BlastFields } from "#app/blasts/ui/blast-fields.tsx";
import { ChecksPanel } from "#app/blasts/ui/checks-panel.tsx";
import { GoPanel } from "#app/blasts/ui/go-panel.tsx";
import { PreviewPanel } from "#app/blasts/ui/preview-panel.tsx";
import { ProgressPanel } from "#app/blasts/ui/progress-panel.tsx";
import { ResultsPanel } from "#app/blasts/ui/results-panel.tsx";
import { TestPanel } from "#app/blasts/ui/test-panel.tsx";
import { useBlastErrors } from "#app/blasts/ui/use-blast-errors.ts";
import { type BlastDeed, blastDeeds, saveBlastForm } from "#app/http/blast-deeds.server.ts";
import { sealView, viewIn } from "#app/http/blast-view.server.ts";
import { contentPage } from "#app/http/content-page.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { mailSender } from "#app/platform/smtp.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { BaseFields } from "#app/revisions/ui/base-fields.tsx";
import { EditingFrame } from "#app/revisions/ui/editing-frame.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { allSegments } from "#app/segments/segments.server.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("blasts", (t) => t("name"));

// GET /admin/campaigns/:campaign/blasts/:blast?view=
export async function loader(args: LoaderFunctionArgs) {
  const { campaign: campaignId, blast: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaignId);
  const blast = await findPanelBlast({ id, campaignId });
  if (!blast) throw notFound("page");
  const { now, query } = args.context.visit;
  const view = viewIn(query, actor, now);
  const scope = scopeOf(actor);
  const begun = blast.frozenAt !== null;
  const [page, organisation, segments, checks, preview, pace, results] = await Promise.all([
    contentPage(args, actor, blastSubject(blast), blast.content, translatedFields),
    getOrganisation(actor.language),
    allSegments(),
    begun ? [] : checklist(blast),
    previewBlast(blast, view.language, view, scope),
    paceSettings(),
    begun && can(actor, "reports.read", campaignId) ? blastResults(blast.id) : null,
  ]);
  const goesTo = segments.filter((one) => blast.audience?.include.includes(one.id)).map((one) => one.name);
  const { name, address } = preview?.mail.from ?? mailSender(organisation.sender);
  return {
    ...{ blast, ...page, checks, view, results, perSecond: pace.perSecond },
    mayEdit: page.mayEdit && isBeingWritten(blast.state) && !blast.removed,
    maySend: can(actor, "blasts.send", campaignId),
    personal: scope.personal,
    me: actor.email,
    timeZone: organisation.timeZone,
    segments: segments.map((segment) => ({ id: segment.id, name: segment.name })),
    goesTo: goesTo.length > 0 ? goesTo : null,
    house: { name: mailSender(organisation.sender).name, replyTo: organisation.replyTo },
    sealed: sealView(view, now),
    seen: preview && {
      ...{ subject: preview.mail.subject, from: `${name} <${address}>` },
      text: view.part === "text" ? preview.mail.text : "",
    },
  };
}

// POST: one of the deeds, by `intent`; without one the words are saved
export async function action(args: ActionFunctionArgs) {
  const { campaign: campaignId, blast: id } = args.params;
  await requireStaff(args, "content.read", campaignId);
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const known = Object.hasOwn(blastDeeds, intent) ? blastDeeds[intent as BlastDeed] : null;
  const actor = await requireStaff(args, known?.permission ?? "content.edit", campaignId);
  if (!isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  if (!(await findPanelBlast({ id, campaignId }))) throw notFound("page");
  const doing = { args, actor, which: { id, campaignId }, fields };
  const result = await (known ? known.act(doing) : saveBlastForm(doing));
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function BlastRoute() {
  const page = useLoaderData<typeof loader>();
  const { blast, mayEdit, timeZone, results } = page;
  const reply = useActionData<typeof action>();
  const sentences = useBlastErrors();
  const path = `/admin/campaigns/${blast.campaignId}/blasts/${blast.id}`;
  const of = (form: string) => (reply?.form === form ? reply : null);
  const typedOne = (form: string): Record<string, string> => {
    const typed: Record<string, string[]> = of(form)?.typed ?? {};
    return Object.fromEntries(Object.entries(typed).map(([name, [value = ""]]) => [name, value]));
  };
  const go = (
    <GoPanel
      {...{ blast, timeZone, mayEdit }}
      maySend={page.maySend}
      goesTo={page.goesTo}
      errors={sentences(of("go")?.errors)}
      typed={typedOne("go")}
    />
  );
  return (
    <>
      <PageHead title={blast.name} actions={<Ways />} />
      {blast.frozenAt ? (
        <Panels>
          <ProgressPanel state={blast.state} tally={blast.tally} perSecond={page.perSecond} />
          {go}
          {results ? <ResultsPanel results={results} sent={blast.tally.sent} /> : null}
          <PreviewPanel
            view={page.view}
            src={`${path}/mail?view=${page.sealed}`}
            seen={page.seen}
            personal={page.personal}
          />
        </Panels>
      ) : (
        <>
          <Words />
          <Panels>
            <AudiencePanel
              page={path}
              audience={blast.audience}
              segments={page.segments}
              mayEdit={mayEdit}
              mayCount={page.personal}
              errors={sentences(of("audience")?.errors)}
              typed={of("audience")?.typed ?? null}
            />
            <ChecksPanel checks={page.checks} />
            <PreviewPanel
              view={page.view}
              src={`${path}/mail?view=${page.sealed}`}
              seen={page.seen}
              personal={page.personal}
            />
            {page.maySend ? (
              <TestPanel
                me={page.me}
                language={page.view.language}
                errors={sentences(of("test")?.errors)}
                typed={typedOne("test")}
                result={reply?.test ?? null}
              />
            ) : null}
            {go}
          </Panels>
        </>
      )}
    </>
  );
}

function Words() {
  const page = useLoaderData<typeof loader>();
  const { blast, state, version, mayEdit } = page;
  const reply = useActionData<typeof action>();
  const t = useT("blasts");
  const content = useT("content");
  const admin = useT("admin");
  const label = useFieldLabel("blast");
  const own = reply?.form === "" ? reply : null;
  const typed = own?.typed ?? page.draft ?? {};
  const errors = useBlastErrors()(own?.errors);
  return (
    <EditingFrame
      state={state}
      page={`/admin/campaigns/${blast.campaignId}/blasts/${blast.id}`}
      typed={typed}
    >
      <Panel title={t("words")}>
        <Editable may={mayEdit}>
          <AdminForm
            key={version}
            submit={admin("form.save")}
            errors={own?.meanwhile ? { meanwhile: content("campaign.meanwhile") } : errors}
          >
            <BaseFields version={version} meanwhile={own?.meanwhile} label={label} />
            <BlastFields
              content={blast.content}
              states={page.states}
              campaignId={blast.campaignId}
              house={page.house}
              {...{ typed, errors }}
            />
          </AdminForm>
        </Editable>
      </Panel>
    </EditingFrame>
  );
}

/** The ways on from a blast: its past, a copy of it, all the others. */
function Ways() {
  const { blast, state } = useLoaderData<typeof loader>();
  const t = useT("blasts");
  const revisions = useT("revisions");
  return (
    <>
      <Link className="button button-two" to={`/admin/campaigns/${blast.campaignId}/blasts`}>
        {t("all")}
      </Link>
      <Link className="button button-two" to={historyPath(state.subject)}>
        {revisions("history.title")}
      </Link>
      <Form method="post">
        <input type="hidden" name="intent" value="copy" />
        <button type="submit" className="button button-two">
          {t("go.copy")}
        </button>
      </Form>
    </>
  );
}
