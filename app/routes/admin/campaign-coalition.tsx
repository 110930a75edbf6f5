import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMeasure } from "#app/campaigns/change-measure.server.ts";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { addPartner, PartnerForm, partnersOf, removePartner } from "#app/campaigns/partners.server.ts";
import { AddPartnerPanel, CoalitionPanel, MeasurePanel } from "#app/campaigns/ui/coalition-panels.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { measureChoices } from "#app/measures/measure-choices.server.ts";
import { positionsOn } from "#app/measures/position-queries.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("tabs.coalition"));

const pathOf = (id: string) => `/admin/campaigns/${id}/coalition`;

// GET /admin/campaigns/:campaign/coalition
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const { language } = actor;
  const campaign = await findPanelCampaign(args.params.campaign, language);
  if (!campaign) throw notFound("page");
  const { id, measureId, showsPositions } = campaign;
  const [partners, measures, positions] = await Promise.all([
    partnersOf(id),
    measureChoices(language),
    measureId ? positionsOn(measureId, language) : [],
  ]);
  const t = translator(language, "campaigns");
  return {
    partners,
    measures,
    measureId,
    showsPositions,
    positions: positions.map(({ id: key, name, stance }) => ({
      key,
      name,
      stance: t(`positions.stance.${stance}`),
    })),
    mayEdit: can(actor, "content.edit", id),
  };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", id);
  if (!isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "remove-partner":
      return remove(args, actor, id, fields.get("partner"));
    case "measure":
      return setMeasure(args, actor, id, fields);
    default:
      return add(args, actor, id, fields);
  }
}

async function add(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, PartnerForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const result = await addPartner(id, form.input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const { partner } = result;
  const text = translator(actor.language, "content")("coalition.added", { name: partner.name });
  const undo = { action: pathOf(id), fields: { intent: "remove-partner", partner: partner.id } };
  return done(pathOf(id), { text, undo });
}

async function remove(args: Asked, actor: StaffActor, id: string, partnerId: string | null) {
  if (!isUuid(partnerId)) throw notFound("page");
  const result = await removePartner(id, partnerId, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const { name, url, role } = result.partner;
  const text = translator(actor.language, "content")("coalition.removed", { name });
  const undo = { action: pathOf(id), fields: { intent: "add-partner", name, url: url ?? "", role } };
  return done(pathOf(id), { text, undo });
}

async function setMeasure(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const chosen = fields.get("measure") ?? "";
  const showsPositions = fields.get("shows_positions") === "yes";
  const unknown = data({ errors: { measure: "unknown" }, typed: {} }, { status: 422 });
  if (chosen !== "" && !isUuid(chosen)) return unknown;
  const result = await changeMeasure(id, { measureId: chosen || null, showsPositions }, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "unknown") return unknown;
  const text = translator(actor.language, "content")("measure.saved");
  if (result.outcome === "unchanged") return done(pathOf(id), { text });
  const before = {
    measure: result.before.measureId ?? "",
    shows_positions: result.before.showsPositions ? "yes" : "",
  };
  const undo = { action: pathOf(id), fields: { intent: "measure", ...before } };
  return done(pathOf(id), { text, undo });
}

export default function CampaignCoalitionRoute() {
  const { partners, measures, measureId, showsPositions, positions, mayEdit } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const errors = useContentErrors()(reply?.errors as Record<string, string> | undefined);
  const typed = (reply?.typed ?? {}) as Record<string, string>;
  return (
    <>
      <PageHead title={t("tabs.coalition")} />
      <Panels>
        <CoalitionPanel partners={partners} mayEdit={mayEdit} />
        {mayEdit ? <AddPartnerPanel errors={errors} typed={typed} /> : null}
        <MeasurePanel {...{ measures, positions, mayEdit, errors, showsPositions }} chosen={measureId} />
      </Panels>
    </>
  );
}
