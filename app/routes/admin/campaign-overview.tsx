import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { SlugForm, StatusForm } from "#app/campaigns/campaign-forms.ts";
import { changeCampaignSlug, oldSlugsOf } from "#app/campaigns/campaign-slugs.server.ts";
import { changeCampaignStatus, type StatusOutcome } from "#app/campaigns/change-campaign-status.server.ts";
import { duplicateCampaign } from "#app/campaigns/duplicate-campaign.server.ts";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { scheduleCampaign } from "#app/campaigns/schedule-campaign.server.ts";
import { AddressPanel } from "#app/campaigns/ui/address-panel.tsx";
import { StatePanel } from "#app/campaigns/ui/state-panel.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { copyFundraising } from "#app/donations/copy-fundraising.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { copyPosts } from "#app/news/copy-posts.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { copyOutreach } from "#app/outreach/copy-outreach.server.ts";
import { unseenShifts } from "#app/outreach/shifts.server.ts";
import { ShiftNotes } from "#app/outreach/ui/shift-notes.tsx";
import { campaignCounts } from "#app/petitions/campaign-counts.server.ts";
import { copyPetitions } from "#app/petitions/duplicate-petition.server.ts";
import { panelPetitions } from "#app/petitions/panel-petition.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("tabs.overview"));

// GET /admin/campaigns/:campaign
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaign = await findPanelCampaign(args.params.campaign, actor.language);
  if (!campaign) throw notFound("page");
  const [{ timeZone }, oldSlugs, counts, petitions, shifts] = await Promise.all([
    getOrganisation(actor.language),
    oldSlugsOf(campaign.id),
    campaignCounts([campaign.id]),
    panelPetitions(campaign.id, actor.language),
    unseenShifts({ campaignId: campaign.id }, actor.language),
  ]);
  return {
    campaign,
    oldSlugs,
    shifts,
    signatures: counts[campaign.id] ?? 0,
    origin: getSettings().APP_URL,
    timeZone,
    draftPetitions: petitions.filter(({ status }) => status === "draft").length,
    mayDuplicate: can(actor, "campaigns.create"),
    mayEdit: can(actor, "content.edit", campaign.id),
    mayPublish: can(actor, "content.publish", campaign.id),
  };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const id = args.params.campaign;
  const actor = await requireStaff(args, "content.read", id);
  const fields = await panelFields(args.request);
  const intent = fields.get("intent");
  if (intent === "duplicate") await requireStaff(args, "campaigns.create");
  else await requireStaff(args, intent === "address" ? "content.edit" : "content.publish", id);
  const campaign = await findPanelCampaign(id, actor.language);
  if (!campaign) throw notFound("page");
  if (intent === "duplicate") return duplicate(args, actor, campaign.id);
  if (intent === "address") return changeAddress(args, actor, campaign.id, fields);
  if (intent === "schedule") return schedule(args, actor, campaign.id, fields);
  return changeStatus(args, actor, campaign.id, fields);
}

async function changeStatus(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, StatusForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const { status } = form.input;
  const result: StatusOutcome = await changeCampaignStatus({ id }, status, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const t = translator(actor.language, "content");
  const here = `/admin/campaigns/${id}`;
  if (result.outcome === "unchanged") return done(here, { text: t(`said.${status}`) });
  if (result.outcome !== "changed")
    return data({ errors: { status: result.outcome }, typed: {} }, { status: 422 });
  return done(here, {
    text: t(`said.${status}`),
    undo: { action: here, fields: { intent: "status", status: result.from } },
  });
}

async function schedule(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const typed = fields.get("publishAt") ?? "";
  const { timeZone } = await getOrganisation(actor.language);
  const at = typed === "" ? null : (instantIn(typed, timeZone) ?? instantOf(typed));
  if (typed !== "" && !at)
    return data({ errors: { publishAt: "bad-time" }, typed: { publishAt: typed } }, { status: 422 });
  const result = await scheduleCampaign(id, at, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome !== "changed") {
    return data({ errors: { publishAt: result.outcome }, typed: { publishAt: typed } }, { status: 422 });
  }
  const t = translator(actor.language, "content");
  const text = at
    ? t("said.scheduled", { when: formatInstant(at.toISOString(), timeZone, actor.language) })
    : t("said.unscheduled");
  const here = `/admin/campaigns/${id}`;
  const back = { intent: "schedule", publishAt: result.before ?? "" };
  return done(here, { text, undo: { action: here, fields: back } });
}

/** An undo brings the instant itself. */
function instantOf(text: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? new Date(text) : null;
}

async function duplicate(args: Asked, actor: StaffActor, id: string) {
  const copy = await duplicateCampaign(
    id,
    [copyPetitions, copyOutreach, copyFundraising, copyPosts],
    deed(actor, args),
  );
  if (!copy) throw notFound("page");
  const text = translator(actor.language, "content")("duplicate.done", { name: copy.name });
  return done(`/admin/campaigns/${copy.id}`, { text });
}

async function changeAddress(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, SlugForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const result = await changeCampaignSlug(id, form.input.slug, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "taken") {
    return data({ errors: { slug: "slug-taken" }, typed: { slug: form.input.slug } }, { status: 422 });
  }
  const here = `/admin/campaigns/${id}`;
  const text = translator(actor.language, "content")("said.address");
  if (result.outcome === "unchanged") return done(here, { text });
  return done(here, { text, undo: { action: here, fields: { intent: "address", slug: result.from } } });
}

export default function CampaignOverviewRoute() {
  const {
    campaign,
    oldSlugs,
    shifts,
    signatures,
    origin,
    timeZone,
    mayEdit,
    mayPublish,
    mayDuplicate,
    draftPetitions,
  } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const errors = useContentErrors()(reply?.errors as Record<string, string> | undefined);
  const typed = (reply?.typed ?? {}) as Record<string, string>;
  const preview = (
    <Link className="button button-two" to={`/admin/campaigns/${campaign.id}/preview`}>
      {t("preview.title")}
    </Link>
  );
  return (
    <>
      <PageHead title={t("tabs.overview")} actions={preview} />
      <Panels>
        <ShiftNotes
          shifts={shifts}
          pageHref={(pageId) => `/admin/campaigns/${campaign.id}/outreach/${pageId}`}
          mayEdit={mayEdit}
        />
        <StatePanel {...{ campaign, signatures, draftPetitions, timeZone, mayPublish, errors, typed }} />
        <AddressPanel
          path="/campaigns"
          slug={campaign.slug}
          {...{ oldSlugs, origin, mayEdit, errors, typed, isPublic: campaign.publishedAt !== null }}
        />
        {mayDuplicate ? (
          <Panel title={t("duplicate.title")} span={7}>
            <p>{t("duplicate.text")}</p>
            <AdminForm intent="duplicate" submit={t("duplicate.button")} look="two" />
          </Panel>
        ) : null}
      </Panels>
    </>
  );
}
