import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { BULK, bulkHref, readWho, whoOfForm } from "#app/http/bulk-who.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { LIST, listHref, readList } from "#app/http/supporter-list.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { visibleRun } from "#app/http/visible-run.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { type BulkOutcome, bulkSupporters, undoBulk } from "#app/segments/bulk-supporters.server.ts";
import { countWho } from "#app/segments/bulk-who.server.ts";
import { type BulkRefusal, readBulkForm } from "#app/segments/read-bulk-form.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { allTags } from "#app/segments/tag-supporters.server.ts";
import { BulkForms } from "#app/segments/ui/bulk-forms.tsx";
import { useSegmentErrors } from "#app/segments/ui/use-segment-errors.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";

export const meta = panelMeta("segments", (t) => t("bulk.title"));

// GET /admin/supporters/bulk?who=…: what can be done to them, and to how many
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.edit");
  const sealed = args.context.visit.query.get("who");
  const who = readWho(sealed);
  if (!who || !sealed) throw redirect(LIST, 303);
  const scope = scopeOf(actor);
  const [people, listed, mailed, tags] = await Promise.all([
    countWho(who, scope),
    countWho(who, scope, [{ kind: "consent", not: true, purpose: "email", answer: "no" }]),
    countWho(who, scope, [{ kind: "suppressed", not: true, reason: "any" }]),
    allTags(),
  ]);
  return { sealed, people, listed, mailed, tags };
}

// POST /admin/supporters/bulk: from the list, one of the deeds, or taking one back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.edit");
  const fields = await panelFields(args.request);
  const t = translator(actor.language, "segments");
  const intent = fields.get("intent") ?? "";
  if (intent === "choose") {
    const state = await readList(fields);
    const who = whoOfForm(fields, state);
    return who
      ? redirect(bulkHref(who), 303)
      : done(listHref(state), { text: t("bulk.tickFirst"), tone: "bad" });
  }
  if (intent === "undo") return takeBack(args, actor, fields);
  const who = readWho(fields.get("who"));
  if (!who) throw notFound("page");
  const said = (language: "en" | "es") => translator(language, "segments")("mail.unsubscribeWording");
  const form = readBulkForm(intent, fields, { en: said("en"), es: said("es") });
  if (!form.ok) return data(form, { status: 422 });
  return answer(actor, await bulkSupporters(who, form.wanted, deed(actor, args)));
}

function answer(actor: StaffActor, result: BulkOutcome) {
  const t = translator(actor.language, "segments");
  switch (result.outcome) {
    case "not-found":
      throw notFound("page");
    case "nobody":
      return done(LIST, { text: t("bulk.nobody"), tone: "bad" });
    case "nameless":
      return data({ ok: false, deed: "tag", errors: { tag: "nameless" } } satisfies BulkRefusal, {
        status: 422,
      });
    case "run":
      return redirect(`/admin/runs/${result.runId}`, 303);
    case "done": {
      const undo = { action: BULK, fields: { intent: "undo", run: result.runId } };
      const text = t("bulk.done", { count: result.changed });
      return done(LIST, { text, ...(result.changed > 0 && { undo }) });
    }
  }
}

async function takeBack(args: ActionFunctionArgs, actor: StaffActor, fields: URLSearchParams) {
  const run = uuidIn(fields.get("run"));
  await visibleRun({ ...args, params: { run } });
  const result = await undoBulk(run, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "run") return redirect(`/admin/runs/${result.runId}`, 303);
  const t = translator(actor.language, "segments");
  return done(LIST, { text: t(result.outcome === "already" ? "bulk.alreadyBack" : "bulk.back") });
}

export default function SupportersBulkRoute() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as BulkRefusal | undefined;
  const t = useT("segments");
  const words = useSegmentErrors();
  const { count, capped } = page.people;
  return (
    <>
      <PageHead
        title={t(capped ? "bulk.more" : "list.count", { count })}
        hint={<Link to="/admin/supporters">{t("list.title")}</Link>}
      />
      <BulkForms {...page} errorsOf={(of) => (reply?.deed === of ? words(reply.errors) : {})} />
    </>
  );
}
