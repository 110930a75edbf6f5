import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { callCountsOf } from "#app/calls/call-queries.server.ts";
import { CallsByOfficial } from "#app/calls/ui/calls-by-official.tsx";
import { outreachDeeds } from "#app/http/outreach-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { languages } from "#app/i18n/language.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { lettersByOfficial } from "#app/letters/panel-letters.server.ts";
import { LettersByOfficial } from "#app/letters/ui/letters-by-official.tsx";
import { panelCommittees } from "#app/measures/panel-committees.server.ts";
import { findPanelOutreach } from "#app/outreach/panel-outreach.server.ts";
import { unseenShifts } from "#app/outreach/shifts.server.ts";
import { tryTargets } from "#app/outreach/try-targets.server.ts";
import { HeldPanel, StatePanel, TryPanel } from "#app/outreach/ui/outreach-panels.tsx";
import { OutreachSettings } from "#app/outreach/ui/outreach-settings.tsx";
import { OutreachWords } from "#app/outreach/ui/outreach-words.tsx";
import { ShiftNotes } from "#app/outreach/ui/shift-notes.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("outreach", (t) => t("panel.one"));

// GET /admin/campaigns/:campaign/outreach/:page, with ?try=1&lower=17 to try whom it asks
export async function loader(args: LoaderFunctionArgs) {
  const { campaign, page: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaign);
  const { language } = actor;
  const page = isUuid(campaign) ? await findPanelOutreach(id, campaign, language) : null;
  if (!page) throw notFound("page");
  const { query, now } = args.context.visit;
  const typed = (name: string) => (query.get(name) ?? "").trim().slice(0, 40);
  const where = query.has("try")
    ? { state: typed("state"), lower: typed("lower"), upper: typed("upper") }
    : null;
  const [committees, shifts, tried, calls, letters] = await Promise.all([
    page.measure?.body ? panelCommittees(language, page.measure.body) : [],
    unseenShifts({ pageId: page.id }, language),
    where && tryTargets(page.id, where, { language, now }),
    page.kind === "calls" ? callCountsOf(page.id) : null,
    page.kind === "letters" ? lettersByOfficial(page.id) : null,
  ]);
  return {
    base: `/admin/campaigns/${campaign}/outreach/${id}`,
    page,
    committees,
    shifts,
    where,
    tried,
    calls,
    letters,
    mayEdit: can(actor, "content.edit", campaign),
  };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const { campaign: campaignId, page: id } = args.params;
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const may = intent === "status" ? "content.publish" : "content.edit";
  const actor = await requireStaff(args, may, campaignId);
  const act = Object.hasOwn(outreachDeeds, intent) ? outreachDeeds[intent] : undefined;
  if (!act || !isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  const result = await act({ args, actor, id, campaignId, fields });
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function OutreachRoute() {
  const { base, page, committees, shifts, where, tried, calls, letters, mayEdit } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("outreach");
  const common = useT("common");
  const sentences = useErrorSentences("outreach");
  const of = (form: string) => (reply?.form === form ? reply : undefined);
  const settings = of("settings");
  return (
    <>
      <PageHead
        title={page.name}
        hint={t(`kinds.${page.kind}`)}
        actions={
          page.status === "draft" ? null : (
            <a className="button button-two" href={page.path}>
              {t("panel.see")}
            </a>
          )
        }
      />
      <Panels>
        <ShiftNotes shifts={shifts} pageHref={null} mayEdit={mayEdit} />
        <HeldPanel page={page} mayEdit={mayEdit} />
        <Panel title={t("panel.settings")} span={7}>
          <Editable may={mayEdit}>
            <OutreachSettings
              page={page}
              committees={committees}
              typed={
                settings && {
                  ...settings.typed,
                  chambers: settings.chambers,
                  shows_wall: "shows_wall" in settings.typed,
                }
              }
              errors={sentences(settings?.errors)}
            />
          </Editable>
        </Panel>
        <TryPanel {...{ page, where, tried }} />
        {languages.map((language) => (
          <Panel key={language} title={common(`language.${language}`)} span={6}>
            <Editable may={mayEdit}>
              <OutreachWords
                page={page}
                language={language}
                typed={of(`words-${language}`)?.typed}
                errors={sentences(of(`words-${language}`)?.errors)}
              />
            </Editable>
          </Panel>
        ))}
        <Panel title={t("panel.figures")}>
          {calls ? <CallsByOfficial counts={calls} /> : null}
          {letters ? (
            <>
              <LettersByOfficial rows={letters} base={`${base}/letters`} />
              <p>
                <Link to={`${base}/letters`}>{t("panel.letters")}</Link>
              </p>
            </>
          ) : null}
        </Panel>
        <StatePanel page={page} mayEdit={mayEdit} errors={sentences(of("status")?.errors)} />
      </Panels>
    </>
  );
}
