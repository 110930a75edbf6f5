import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { LIST, readList, sealList } from "#app/http/supporter-list.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { noFilter } from "#app/segments/filter.ts";
import { filterChoices } from "#app/segments/filter-choices.server.ts";
import { findPanelSupporter, visibleSupporterId } from "#app/segments/find-panel-supporter.server.ts";
import { likelyDuplicates } from "#app/segments/likely-duplicates.server.ts";
import { readMergeChoice } from "#app/segments/merge-choice.ts";
import { mergePreview } from "#app/segments/merge-preview.server.ts";
import { mergeSupporters } from "#app/segments/merge-supporters.server.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { supportersPage } from "#app/segments/supporters-page.server.ts";
import { MergeForm } from "#app/segments/ui/merge-form.tsx";
import { MergeSearch } from "#app/segments/ui/merge-search.tsx";
import { useNameOf } from "#app/segments/ui/supporters-table.tsx";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";

export const meta = panelMeta("segments", (t) => t("merge.title"));

const FOUND = 10;

// GET /admin/supporters/:supporter/merge: who else they may be; with `with`, the two beside each other
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.merge");
  const { query, now } = args.context.visit;
  const scope = scopeOf(actor);
  const id = await visibleSupporterId(uuidIn(args.params.supporter), scope);
  if (!id) throw notFound("page");
  const other = query.get("with");
  const preview = other === null ? null : await mergePreview([id, uuidIn(other)], actor.language);
  // Merged or erased in between: there is nothing to choose any more.
  if (other !== null && !preview) throw redirect(`${LIST}/${id}`, 303);
  const state = await readList(query);
  const { words } = state.filter;
  const [{ givenName, familyName, email }, choices, fields, likely, found] = await Promise.all([
    findPanelSupporter(id, { language: actor.language, scope, now }),
    filterChoices(actor, { filter: noFilter, countiesIn: null }),
    customFields({ archived: true }),
    preview ? [] : likelyDuplicates(id),
    words && !preview ? supportersPage({ ...noFilter, words }, { scope, limit: FOUND }) : null,
  ]);
  return {
    self: { id, givenName, familyName, email },
    preview,
    partners: choices.partners,
    fields,
    likely,
    words,
    sealed: sealList(state),
    found: found?.rows.filter((row) => row.id !== id) ?? null,
  };
}

// POST /admin/supporters/:supporter/merge: looks for the other one, or merges
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.merge");
  const fields = await panelFields(args.request);
  const id = await visibleSupporterId(uuidIn(args.params.supporter), scopeOf(actor));
  if (!id) throw notFound("page");
  const page = `${LIST}/${id}/merge`;
  if (fields.get("intent") === "search") {
    const words = (fields.get("words") ?? "").slice(0, 200);
    const q = sealList({ filter: { ...noFilter, words }, sort: "newest", segment: null });
    return redirect(q ? `${page}?q=${q}` : page, 303);
  }
  const choice = readMergeChoice(fields, [id, uuidIn(fields.get("with"))]);
  const result = await mergeSupporters(choice, fields.get("seen") ?? "", deed(actor, args));
  const t = translator(actor.language, "segments");
  switch (result.outcome) {
    case "not-found":
      throw notFound("page");
    case "changed-meanwhile":
      return data({ changed: true }, { status: 409 });
    case "already":
      return done(`${LIST}/${result.keptId}`, { text: t("merge.already") });
    case "merged": {
      const to = `${LIST}/${result.keptId}`;
      const undo = { action: to, fields: { intent: "part", merge: result.mergeId } };
      return done(to, { text: t("merge.done", { count: result.uncounted }), undo });
    }
  }
}

export default function SupporterMergeRoute() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("segments");
  const { self, preview } = page;
  const name = useNameOf()(self);
  return (
    <>
      <PageHead
        title={preview ? t("merge.twoTitle") : t("merge.title")}
        hint={<Link to={`/admin/supporters/${self.id}`}>{name}</Link>}
      />
      {preview ? (
        <MergeForm
          // What came meanwhile is chosen from anew.
          key={preview.seen}
          preview={preview}
          fields={page.fields}
          partners={page.partners}
          changed={reply?.changed === true}
        />
      ) : (
        <MergeSearch
          self={self}
          likely={page.likely}
          found={page.found}
          words={page.words}
          sealed={page.sealed}
        />
      )}
    </>
  );
}
