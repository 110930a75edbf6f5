import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addToGuard, removeFromGuard, restoreToGuard } from "#app/guard/change-guard.server.ts";
import { guardForm } from "#app/guard/guard-form.ts";
import { type GuardList, guardLists } from "#app/guard/guard-list.ts";
import { guardCounts, guardPage } from "#app/guard/guard-queries.server.ts";
import { AddToGuardPanel, GuardListPanel } from "#app/guard/ui/guard-panels.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useSettingsErrors } from "#app/organisation/ui/use-settings-errors.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { Panels } from "#app/ui/admin/panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.lists"));

const PAGE = "/admin/settings/lists";
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const listIn = (query: URLSearchParams): GuardList | null =>
  guardLists.find((list) => list === query.get("list")) ?? null;

// GET /admin/settings/lists
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "settings.manage");
  const query = new URL(args.request.url).searchParams;
  const list = listIn(query);
  const cursor = { after: query.get("after"), before: query.get("before") };
  const [page, counts] = await Promise.all([
    guardPage({ list, now: args.context.visit.now, ...cursor }),
    guardCounts(),
  ]);
  const path = (name: string, id: string | null) =>
    id && `${PAGE}?${new URLSearchParams({ ...(list && { list }), [name]: id })}`;
  const pages = { next: path("after", page.next), previous: path("before", page.previous) };
  return { lines: page.lines, pages, list, counts, timeZone };
}

// POST /admin/settings/lists: add, remove, or put back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const fields = await panelFields(args.request);
  const ids = fields.getAll("ids").filter((id) => uuidForm.test(id));
  const t = translator(actor.language, "settings");
  const back = (text: string, intent: "remove" | "restore", changed: string[]) =>
    changed.length === 0
      ? redirect(PAGE, 303)
      : done(PAGE, { text, undo: { action: PAGE, fields: { intent, ids: changed } } });
  switch (fields.get("intent")) {
    case "remove": {
      const removed = await removeFromGuard(ids, deed(actor, args));
      return back(t("lists.removed", { count: removed.length }), "restore", removed);
    }
    case "restore": {
      const restored = await restoreToGuard(ids, deed(actor, args));
      return back(t("lists.restored", { count: restored.length }), "remove", restored);
    }
    default:
      return add(args, actor, fields);
  }
}

async function add(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const t = translator(actor.language, "settings");
  const { now } = args.context.visit;
  const form = parsePanelForm(fields, guardForm(now));
  if (!form.ok) return data(form, { status: 422 });
  const { list, values, reason, expires } = form.input;
  const result = await addToGuard({ list, values, reason, expiresAt: expires }, deed(actor, args));
  if (result.outcome === "unusable") {
    const errors: Record<string, string> = {
      values: t(`lists.unusable.${list}`, { values: result.values.slice(0, 5).join(", ") }),
    };
    const typed = Object.fromEntries(fields);
    return data({ ok: false as const, intent: "add", errors, typed }, { status: 422 });
  }
  const page = `${PAGE}?list=${list}`;
  if (result.ids.length === 0) return done(page, { text: t("lists.known"), tone: "bad" });
  const text = t("lists.added", { count: result.ids.length });
  return done(page, { text, undo: { action: PAGE, fields: { intent: "remove", ids: result.ids } } });
}

export default function SettingsListsRoute() {
  const { lines, pages, list, counts, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = useSettingsErrors()(reply?.errors as Record<string, string> | undefined);
  return (
    <>
      <SettingsHead page="lists" />
      <Panels>
        <GuardListPanel {...{ lines, pages, list, counts, timeZone }} />
        <AddToGuardPanel typed={(reply?.typed ?? {}) as Record<string, string>} list={list} errors={errors} />
      </Panels>
    </>
  );
}
