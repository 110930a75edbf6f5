import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import {
  deleteTag,
  mergeTags,
  renameTag,
  restoreTag,
  type TagOutcome,
  wornTags,
} from "#app/segments/manage-tags.server.ts";
import { TagName } from "#app/segments/segment-forms.ts";
import { TagsTable } from "#app/segments/ui/tags-table.tsx";
import { useSegmentErrors } from "#app/segments/ui/use-segment-errors.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("segments", (t) => t("tags.title"));

const PAGE = "/admin/tags";

// GET /admin/tags
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "tags.manage");
  return { tags: await wornTags() };
}

// POST /admin/tags: rename, merge, delete or restore one
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "tags.manage");
  const fields = await panelFields(args.request);
  const id = uuidIn(fields.get("tag"));
  const by = deed(actor, args);
  switch (fields.get("intent")) {
    case "merge":
      return answer(actor, id, await mergeTags(id, uuidIn(fields.get("into")), by), "merged");
    case "delete":
      return answer(actor, id, await deleteTag(id, by), "deleted", { intent: "restore", tag: id });
    case "restore":
      return answer(actor, id, await restoreTag(id, by), "restored");
    default: {
      const form = TagName.safeParse({ name: fields.get("name") ?? "" });
      if (!form.success)
        return data({ tag: id, errors: { name: form.error.issues[0]!.message } }, { status: 422 });
      const result = await renameTag(id, form.data.name, by);
      const before = result.outcome === "done" ? result.before : "";
      return answer(actor, id, result, "renamed", { intent: "rename", tag: id, name: before });
    }
  }
}

function answer(
  actor: StaffActor,
  id: string,
  result: TagOutcome,
  said: "merged" | "deleted" | "restored" | "renamed",
  undo?: Record<string, string>,
) {
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome !== "done") return data({ tag: id, errors: { name: result.outcome } }, { status: 422 });
  const text = translator(actor.language, "segments")(`tags.${said}`, {
    name: result.tag.name,
    before: result.before,
  });
  return done(PAGE, { text, ...(undo && { undo: { action: PAGE, fields: undo } }) });
}

export default function TagsRoute() {
  const { tags } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("segments");
  const words = useSegmentErrors();
  const errors = words((reply?.errors as Record<string, string>) ?? {});
  return (
    <>
      <PageHead title={t("tags.title")} hint={<Link to="/admin/supporters">{t("list.title")}</Link>} />
      <Panel title={t("tags.all", { count: tags.length })}>
        <TagsTable tags={tags} errors={errors} wrong={reply?.tag ?? null} />
      </Panel>
    </>
  );
}
