import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { paceSettings } from "#app/blasts/blast-pace.server.ts";
import { isBeingWritten, isUnderWay } from "#app/blasts/blast-state.ts";
import { blastSubject } from "#app/blasts/blast-subject.ts";
import { translatedFields } from "#app/blasts/blast-words.ts";
import { checklist } from "#app/blasts/checklist.server.ts";
import { localHours } from "#app/blasts/local-hours.ts";
import { blastsThatWent, findPanelBlast, subjectsOf } from "#app/blasts/panel-blasts.server.ts";
import { previewBlast } from "#app/blasts/preview-blast.server.ts";
import { blastResults } from "#app/blasts/results.server.ts";
import { resultsOverTime } from "#app/blasts/results-over-time.server.ts";
import { triedVersions } from "#app/blasts/trial-results.server.ts";
import { AudiencePanel } from "#app/blasts/ui/audience-panel.tsx";
import { ChecksPanel } from "#app/blasts/ui/checks-panel.tsx";
import { GoPanel } from "#app/blasts/ui/go-panel.tsx";
import { PreviewPanel } from "#app/blasts/ui/preview-panel.tsx";
import { ProgressPanel } from "#app/blasts/ui/progress-panel.tsx";
import { ResultsPanel } from "#app/blasts/ui/results-panel.tsx";
import { TestPanel } from "#app/blasts/ui/test-panel.tsx";
import { TrialPanel } from "#app/blasts/ui/trial-panel.tsx";
import { TrialResults } from "#app/blasts/ui/trial-results.tsx";
import { useBlastErrors } from "#app/blasts/ui/use-blast-errors.ts";
import { WordsPanel } from "#app/blasts/ui/words-panel.tsx";
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
import { scopeOf } from "#app/segments/scope.ts";
import { allSegments } from "#app/segments/segments.server.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";
import "#app/ui/css/admin-reports.css";

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
  const seesResults = begun && can(actor, "reports.read", campaignId);
  const [page, organisation, segments, checks, preview, pace, results, over, tried, went] = await Promise.all(
    [
      contentPage(args, actor, blastSubject(blast), blast.content, translatedFields),
      getOrganisation(actor.language),
      allSegments(),
      begun ? [] : checklist(blast),
      previewBlast(blast, view.language, view, { scope, now }),
      paceSettings(),
      seesResults ? blastResults(blast.id) : null,
      seesResults
        ? resultsOverTime({ id: blast.id, frozenAt: blast.frozenAt! }, { now, timeZone: actor.timeZone })
        : null,
      seesResults && blast.versions.length > 1 ? triedVersions(blast.id) : null,
      begun ? [] : blastsThatWent(blast.campaignId),
    ],
  );
  const goesTo = segments.filter((one) => blast.audience?.include.includes(one.id)).map((one) => one.name);
  const { name, address } = preview?.mail.from ?? mailSender(organisation.sender);
  return {
    ...{ blast, ...page, checks, view, results, over, tried, went, perSecond: pace.perSecond },
    mayEdit: page.mayEdit && isBeingWritten(blast.state) && !blast.removed,
    maySend: can(actor, "blasts.send", campaignId),
    personal: scope.personal,
    me: actor.email,
    myZone: actor.timeZone,
    timeZone: organisation.timeZone,
    lastHour: lastHourOf(blast, organisation.timeZone, now),
    segments: segments.map((segment) => ({ id: segment.id, name: segment.name })),
    goesTo: goesTo.length > 0 ? goesTo : null,
    house: { name: mailSender(organisation.sender).name, replyTo: organisation.replyTo },
    subjects: subjectsOf(blast, actor.language),
    sealed: sealView(view, now),
    seen: preview && {
      ...{ subject: preview.mail.subject, from: `${name} <${address}>` },
      text: view.part === "text" ? preview.mail.text : "",
    },
  };
}

/** When the hour has come to all who get a blast at an hour of their own; null: nobody waits for it. */
function lastHourOf({ localTime }: { localTime: string | null }, zone: string, now: Date): string | null {
  const last = localTime && localHours({ local: localTime, zone })?.last;
  return last && last > now ? last.toISOString() : null;
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
  const words = of("");
  const preview = (
    <PreviewPanel
      view={page.view}
      src={`${path}/mail?view=${page.sealed}`}
      seen={page.seen}
      personal={page.personal}
      versions={blast.versions}
    />
  );
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
          <ProgressPanel
            state={blast.state}
            tally={blast.tally}
            perSecond={page.perSecond}
            lastHour={page.lastHour}
            timeZone={timeZone}
            waitsForChoice={blast.versions.length > 1 && blast.trial.share < 100 && !blast.chosen}
          />
          {go}
          {page.tried ? (
            <TrialResults
              tried={page.tried}
              subjects={page.subjects}
              plan={blast.trial}
              chosen={blast.chosen}
              mayChoose={page.maySend && blast.trial.share < 100 && isUnderWay(blast.state)}
            />
          ) : null}
          {results && page.over ? (
            <ResultsPanel results={results} over={page.over} sent={blast.tally.sent} timeZone={page.myZone} />
          ) : null}
          {preview}
        </Panels>
      ) : (
        <>
          <WordsPanel
            page={path}
            state={page.state}
            version={page.version}
            mayEdit={mayEdit}
            meanwhile={words?.meanwhile ?? null}
            content={blast.content}
            states={page.states}
            campaignId={blast.campaignId}
            house={page.house}
            typed={words?.typed ?? page.draft ?? {}}
            errors={sentences(words?.errors)}
          />
          <Panels>
            <AudiencePanel
              page={path}
              audience={blast.audience}
              segments={page.segments}
              went={page.went}
              mayEdit={mayEdit}
              mayCount={page.personal}
              errors={sentences(of("audience")?.errors)}
              typed={of("audience")?.typed ?? null}
            />
            <ChecksPanel checks={page.checks} />
            {blast.versions.length > 1 ? (
              <TrialPanel
                plan={blast.trial}
                versions={blast.versions.length}
                mayEdit={mayEdit}
                errors={sentences(of("trial")?.errors)}
                typed={of("trial") ? typedOne("trial") : null}
              />
            ) : null}
            {preview}
            {page.maySend ? (
              <TestPanel
                me={page.me}
                language={page.view.language}
                errors={sentences(of("test")?.errors)}
                typed={typedOne("test")}
                versions={blast.versions}
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
      {blast.frozenAt ? (
        <Form method="post">
          <input type="hidden" name="intent" value="again" />
          <button type="submit" className="button button-two">
            {t("go.again")}
          </button>
        </Form>
      ) : null}
      <Form method="post">
        <input type="hidden" name="intent" value="copy" />
        <button type="submit" className="button button-two">
          {t("go.copy")}
        </button>
      </Form>
    </>
  );
}
