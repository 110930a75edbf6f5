import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { deliveriesOf } from "#app/deliveries/delivery-queries.server.ts";
import { PACK_RUN, PackForm } from "#app/deliveries/pack-input.ts";
import { findPackOffice, officeIn } from "#app/deliveries/pack-office.server.ts";
import { startPack } from "#app/deliveries/start-pack.server.ts";
import { DeliveriesPanel } from "#app/deliveries/ui/deliveries-panel.tsx";
import { PackPanel } from "#app/deliveries/ui/pack-panel.tsx";
import { PacksPanel } from "#app/deliveries/ui/packs-panel.tsx";
import { useDeliveryErrors } from "#app/deliveries/ui/use-delivery-errors.ts";
import { dayOf } from "#app/http/board-deeds.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { petitionsOf } from "#app/petitions/petition-queries.server.ts";
import { runsOfCampaign } from "#app/runs/run-queries.server.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";
import { plainHeadline } from "#app/ui/headline.ts";

export const meta = panelMeta("deliveries", (t) => t("title"));

const PACKS_SHOWN = 10;

// GET /admin/campaigns/:campaign/delivery, with ?office=… for a pack of one office's constituents
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const mayExport = can(actor, "supporters.export", id);
  // A run is its starter's and the managers' business: see http/visible-run.
  const startedBy = can(actor, "jobs.manage") ? null : actor.id;
  const [petitions, deliveries, packs, office] = await Promise.all([
    petitionsOf(id, actor.language),
    deliveriesOf(id, actor.language),
    mayExport ? runsOfCampaign({ campaignId: id, kind: PACK_RUN, startedBy }, PACKS_SHOWN) : [],
    findPackOffice(args.context.visit.query.get("office"), dayOf(args)),
  ]);
  return {
    id,
    petitions: petitions.map((petition) => ({ id: petition.id, title: plainHeadline(petition.title) })),
    deliveries,
    packs,
    office: office && officeIn(office, actor.language),
    timeZone: actor.timeZone,
    mayExport,
    mayEdit: can(actor, "content.edit", id),
  };
}

// POST /admin/campaigns/:campaign/delivery: asks for a pack
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.export", args.params.campaign);
  const id = campaignIdOf(args.params);
  const fields = await panelFields(args.request);
  const form = parsePanelForm(fields, PackForm);
  const typed = Object.fromEntries(fields);
  const refuse = (errors: Record<string, string>) => data({ errors, typed }, { status: 422 });
  if (!form.ok) return refuse(form.errors);
  const { at, comments, zip, office, ...input } = form.input;
  const asOf = at === "" ? args.context.visit.now : instantIn(at, actor.timeZone);
  if (!asOf) return refuse({ at: "bad-time" });
  const wish = {
    ...input,
    asOf: asOf.toISOString(),
    comments: comments === "on",
    zip: zip === "on",
    office: office || null,
  };
  const result = await startPack(id, wish, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "future") return refuse({ at: "future" });
  const text = translator(actor.language, "deliveries")("make.started");
  return done(`/admin/runs/${result.run}`, { text });
}

export default function CampaignDeliveryRoute() {
  const { id, petitions, deliveries, packs, office, timeZone, mayExport, mayEdit } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("deliveries");
  const errors = useDeliveryErrors()(reply?.errors);
  const href = `/admin/campaigns/${id}/delivery`;
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          mayEdit && petitions.length > 0 ? (
            <Link className="button button-key" to={`${href}/new${office ? `?office=${office.id}` : ""}`}>
              {t("record.title")}
            </Link>
          ) : null
        }
      />
      <p className="adm-hint">{t("hint")}</p>
      <Panels>
        <DeliveriesPanel {...{ deliveries, href, mayEdit }} />
        {mayExport ? (
          <PackPanel
            campaignId={id}
            {...{ petitions, office, timeZone, errors }}
            typed={reply?.typed ?? {}}
          />
        ) : null}
        {mayExport ? <PacksPanel {...{ packs, timeZone }} /> : null}
      </Panels>
    </>
  );
}
