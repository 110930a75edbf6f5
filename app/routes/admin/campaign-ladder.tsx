import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { changeLadder, ladderOfCampaign } from "#app/ladder/change-ladder.server.ts";
import { readLadder } from "#app/ladder/ladder-form.ts";
import { LadderForm } from "#app/ladder/ui/ladder-form.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("tabs.ladder"));

const pathOf = (id: string) => `/admin/campaigns/${id}/ladder`;

// GET /admin/campaigns/:campaign/ladder
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const ladder = await ladderOfCampaign(args.params.campaign);
  if (!ladder) throw notFound("page");
  return { ladder, mayEdit: can(actor, "content.edit", args.params.campaign) };
}

// POST: another order
export async function action(args: ActionFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", id);
  if (!isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  const ladder = readLadder(fields);
  if (!ladder) return data({ failed: true, typed: fields.getAll("rung") }, { status: 422 });
  const result = await changeLadder(id, ladder, deed(actor, args));
  if (!result) throw notFound("page");
  const t = translator(actor.language, "content");
  if (result.outcome === "unchanged") return done(pathOf(id), { text: t("said.unchanged") });
  const undo = { action: pathOf(id), fields: { rung: [...result.before] } };
  return done(pathOf(id), { text: t("said.saved"), undo });
}

export default function CampaignLadderRoute() {
  const { ladder, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  return (
    <>
      <PageHead title={t("tabs.ladder")} hint={t("ladder.hint")} />
      <Panel title={t("ladder.title")}>
        <LadderForm
          key={ladder.join()}
          ladder={reply?.typed ?? [...ladder]}
          mayEdit={mayEdit}
          error={reply?.failed ? t("ladder.wrong") : undefined}
        />
      </Panel>
    </>
  );
}
