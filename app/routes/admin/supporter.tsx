import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { countriesIn } from "#app/geography/countries.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { supporterDeeds } from "#app/http/supporter-deeds.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { noFilter } from "#app/segments/filter.ts";
import { filterChoices } from "#app/segments/filter-choices.server.ts";
import { findPanelSupporter, visibleSupporterId } from "#app/segments/find-panel-supporter.server.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { ConsentsPanel } from "#app/segments/ui/consents-panel.tsx";
import { EditSupporterPanel, FactsPanel } from "#app/segments/ui/facts-panel.tsx";
import { MailsPanel } from "#app/segments/ui/mails-panel.tsx";
import { MergesPanel } from "#app/segments/ui/merges-panel.tsx";
import { NotesPanel } from "#app/segments/ui/notes-panel.tsx";
import { SignaturesPanel } from "#app/segments/ui/signatures-panel.tsx";
import { DutiesPanel, MailPanel } from "#app/segments/ui/supporter-deeds-panels.tsx";
import { useNameOf } from "#app/segments/ui/supporters-table.tsx";
import { TagsPanel } from "#app/segments/ui/tags-panel.tsx";
import { TimelinePanel } from "#app/segments/ui/timeline-panel.tsx";
import { useSegmentErrors } from "#app/segments/ui/use-segment-errors.ts";
import { can, type Permission } from "#app/staff/permissions.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { CustomAnswers } from "#app/supporters/ui/custom-answers.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("segments", (t) => t("one.title"));

// GET /admin/supporters/:supporter
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.read");
  const scope = scopeOf(actor);
  const { now } = args.context.visit;
  const id = await visibleSupporterId(uuidIn(args.params.supporter), scope);
  if (!id) throw notFound("page");
  const [supporter, trail, choices, fields] = await Promise.all([
    findPanelSupporter(id, { language: actor.language, scope, now }),
    scope.personal ? auditPage({ kind: "supporter", subjectId: id }, { limit: 100 }) : { lines: [] },
    filterChoices(actor, { filter: noFilter, countiesIn: null }),
    scope.personal ? customFields() : [],
  ]);
  return {
    supporter,
    trail: trail.lines.map(({ id, at, actorName, what }) => ({ id, at, actorName, what })),
    tags: scope.personal ? choices.tags : [],
    partners: choices.partners,
    customFields: fields,
    countries: countriesIn(actor.language),
    timeZone: actor.timeZone,
    may: {
      edit: can(actor, "supporters.edit"),
      merge: can(actor, "supporters.merge"),
      erase: can(actor, "supporters.erase"),
      everyNote: can(actor, "staff.manage"),
    },
    self: actor.id,
    now: now.toISOString(),
  };
}

/** What some deeds ask for more than the right to edit. */
const needed: Record<string, Permission> = { erase: "supporters.erase", part: "supporters.merge" };

// POST /admin/supporters/:supporter: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const actor = await requireStaff(args, needed[intent] ?? "supporters.edit");
  const id = await visibleSupporterId(uuidIn(args.params.supporter), scopeOf(actor));
  if (!id) throw notFound("page");
  const reply = await supporterDeeds(id, intent, fields, deed(actor, args));
  if (reply instanceof Response) return reply;
  return data(reply, { status: 422 });
}

export default function SupporterRoute() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("segments");
  const nameOf = useNameOf();
  const words = useSegmentErrors();
  const errorsOf = (form: string) => (reply && reply.form === form ? words(reply.errors) : {});
  const { supporter, may, timeZone } = page;
  const personal = supporter.email !== null;
  return (
    <>
      <PageHead title={nameOf(supporter)} hint={<Link to="/admin/supporters">{t("list.title")}</Link>} />
      <Panels>
        <FactsPanel supporter={supporter} timeZone={timeZone} />
        {personal ? (
          <TagsPanel supporter={supporter} all={page.tags} errors={errorsOf("tag")} mayEdit={may.edit} />
        ) : null}
        <SignaturesPanel supporter={supporter} mayEdit={may.edit} timeZone={timeZone} />
        {personal ? (
          <>
            <NotesPanel
              supporter={supporter}
              errors={errorsOf("note")}
              mayEdit={may.edit}
              everyNote={may.everyNote}
              self={page.self}
              timeZone={timeZone}
            />
            <TimelinePanel supporter={supporter} trail={page.trail} timeZone={timeZone} />
            {may.edit ? <MailPanel supporter={supporter} errors={errorsOf("suppress")} /> : null}
            <ConsentsPanel supporter={supporter} partners={page.partners} timeZone={timeZone} />
            <MailsPanel supporter={supporter} timeZone={timeZone} />
            {may.edit ? (
              <EditSupporterPanel
                supporter={supporter}
                errors={errorsOf("edit")}
                typed={reply?.form === "edit" ? reply.typed : null}
                otherId={reply?.form === "edit" ? reply.otherId : null}
                countries={page.countries}
              />
            ) : null}
            <CustomAnswers
              fields={page.customFields}
              values={supporter.custom}
              mayEdit={may.edit}
              span={5}
              {...(reply?.form === "answers" && { errors: reply.errors, typed: reply.typed ?? {} })}
            />
            {may.merge ? <MergesPanel supporter={supporter} timeZone={timeZone} /> : null}
            <DutiesPanel supporter={supporter} mayErase={may.erase} />
          </>
        ) : null}
      </Panels>
    </>
  );
}
