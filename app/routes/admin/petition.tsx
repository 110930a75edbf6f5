import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { SlugForm } from "#app/campaigns/campaign-forms.ts";
import { partnersOf } from "#app/campaigns/partners.server.ts";
import { AddressPanel } from "#app/campaigns/ui/address-panel.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { contentPage, refusedForm } from "#app/http/content-page.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { changePetitionStatus, deletePetition } from "#app/petitions/change-petition.server.ts";
import { duplicatePetition } from "#app/petitions/duplicate-petition.server.ts";
import { findPanelPetition, panelPetitions } from "#app/petitions/panel-petition.server.ts";
import { PetitionContent, translatedFields } from "#app/petitions/petition-content.ts";
import { PetitionStatusForm } from "#app/petitions/petition-forms.ts";
import { changePetitionSlug } from "#app/petitions/petition-slugs.server.ts";
import { petitionSubject, savePetition, type WhichPetition } from "#app/petitions/save-petition.server.ts";
import { PetitionFields } from "#app/petitions/ui/petition-fields.tsx";
import { PetitionStatePanel } from "#app/petitions/ui/petition-panels.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { DraftFields } from "#app/revisions/drafts.server.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { meanwhileView } from "#app/revisions/meanwhile-view.ts";
import { readBase } from "#app/revisions/read-base.ts";
import { BaseFields } from "#app/revisions/ui/base-fields.tsx";
import { stillRight } from "#app/revisions/ui/both-languages.tsx";
import { EditingFrame } from "#app/revisions/ui/editing-frame.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("content", (t) => t("tabs.petitions"));

const pathOf = ({ campaignId, id }: WhichPetition) => `/admin/campaigns/${campaignId}/petitions/${id}`;

// GET /admin/campaigns/:campaign/petitions/:petition
export async function loader(args: LoaderFunctionArgs) {
  const { campaign: campaignId, petition: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaignId);
  const petition = await findPanelPetition({ id, campaignId }, actor.language);
  if (!petition) throw notFound("page");
  const [page, all, partners] = await Promise.all([
    contentPage(args, actor, petitionSubject(petition), petition.content, translatedFields),
    panelPetitions(petition.campaignId, actor.language),
    partnersOf(petition.campaignId),
  ]);
  return {
    petition,
    ...page,
    others: all.filter((other) => other.id !== petition.id).map(({ id, name }) => ({ id, name })),
    partners: partners.map(({ id, name }) => ({ id, name })),
    origin: getSettings().APP_URL,
    mayPublish: can(actor, "content.publish", petition.campaignId),
  };
}

const publishing = ["status", "delete"];

// POST: one of the deeds, by `intent`; without one the form is saved
export async function action(args: ActionFunctionArgs) {
  const { campaign: campaignId, petition: id } = args.params;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  if (publishing.includes(intent)) await requireStaff(args, "content.publish", campaignId);
  const which = { id, campaignId };
  switch (intent) {
    case "status":
      return setStatus(args, actor, which, fields);
    case "address":
      return setAddress(args, actor, which, fields);
    case "duplicate":
      return duplicate(args, actor, which);
    case "delete":
      return remove(args, actor, which);
    default:
      return save(args, actor, which, fields);
  }
}

const failed = (errors: Record<string, string>, typed: DraftFields = {}) =>
  data({ errors, typed, meanwhile: null }, { status: 422 });

async function save(args: Asked, actor: StaffActor, which: WhichPetition, fields: URLSearchParams) {
  const form = parsePanelForm(fields, PetitionContent, { lists: ["partners"] });
  const refused = () => refusedForm(args, actor, petitionSubject(which), fields);
  if (!form.ok) return failed(form.errors, await refused());
  const input = { content: form.input, base: readBase(fields), stillRight: fields.getAll(stillRight) };
  const result = await savePetition(which, input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "changed-meanwhile") {
    const meanwhile = meanwhileView(result.meanwhile);
    return data({ errors: {}, typed: await refused(), meanwhile }, { status: 409 });
  }
  const t = translator(actor.language, "content");
  if (result.outcome === "unchanged") return done(pathOf(which), { text: t("said.unchanged") });
  const undo = {
    action: historyPath(petitionSubject(which), result.version - 1),
    fields: { intent: "restore" },
  };
  return done(pathOf(which), { text: t("said.saved"), undo });
}

async function setStatus(args: Asked, actor: StaffActor, which: WhichPetition, fields: URLSearchParams) {
  const form = parsePanelForm(fields, PetitionStatusForm);
  if (!form.ok) return failed(form.errors);
  const result = await changePetitionStatus(which, form.input.status, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const text = translator(actor.language, "content")(`petition.said.${form.input.status}`);
  if (result.outcome === "unchanged") return done(pathOf(which), { text });
  if (result.outcome !== "changed") {
    const code = result.outcome === "incomplete" ? "petition-incomplete" : result.outcome;
    return failed({ status: code });
  }
  const undo = { action: pathOf(which), fields: { intent: "status", status: result.from } };
  return done(pathOf(which), { text, undo });
}

async function setAddress(args: Asked, actor: StaffActor, which: WhichPetition, fields: URLSearchParams) {
  const form = parsePanelForm(fields, SlugForm);
  if (!form.ok) return failed(form.errors);
  const result = await changePetitionSlug(which, form.input.slug, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "taken") return failed({ slug: "slug-taken" });
  const text = translator(actor.language, "content")("said.address");
  if (result.outcome === "unchanged") return done(pathOf(which), { text });
  const undo = { action: pathOf(which), fields: { intent: "address", slug: result.from } };
  return done(pathOf(which), { text, undo });
}

async function duplicate(args: Asked, actor: StaffActor, which: WhichPetition) {
  const copy = await duplicatePetition(which, deed(actor, args));
  if (!copy) throw notFound("page");
  const text = translator(actor.language, "content")("petition.said.duplicated", { name: copy.name });
  return done(pathOf({ ...which, id: copy.id }), { text });
}

async function remove(args: Asked, actor: StaffActor, which: WhichPetition) {
  const result = await deletePetition(which, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "signed") return failed({ status: "signed" });
  const text = translator(actor.language, "content")("petition.said.deleted", { name: result.name });
  return done(`/admin/campaigns/${which.campaignId}/petitions`, { text });
}

export default function PetitionRoute() {
  const { petition, content, ...page } = useValues();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const revisions = useT("revisions");
  const admin = useT("admin");
  const errors = useContentErrors()(reply?.errors);
  const label = useFieldLabel("petition");
  const { state, mayEdit, mayPublish, origin, version } = page;
  const own = pathOf(petition);
  const past = (
    <>
      <Link className="button button-two" to={historyPath(state.subject)}>
        {revisions("history.title")}
      </Link>
      <Link
        className="button button-two"
        to={`/admin/campaigns/${petition.campaignId}/preview?page=${petition.id}`}
      >
        {t("preview.title")}
      </Link>
    </>
  );
  const typed = (reply?.typed ?? page.draft ?? {}) as Record<string, string[]>;
  const formErrors = reply?.meanwhile
    ? { meanwhile: t("campaign.meanwhile") }
    : Object.fromEntries(Object.entries(errors).filter(([name]) => name !== "status" && name !== "slug"));
  return (
    <>
      <PageHead title={petition.name} hint={t("petition.hint")} actions={past} />
      <Panels>
        <PetitionStatePanel {...{ petition, mayPublish, mayEdit, errors }} />
        <AddressPanel
          path="/petitions"
          slug={petition.slug}
          oldSlugs={petition.oldSlugs}
          isPublic={petition.status !== "draft"}
          typed={{}}
          {...{ origin, mayEdit, errors }}
        />
      </Panels>
      <EditingFrame state={state} page={own} typed={typed}>
        <Panel title={t("petition.all")}>
          <Editable may={mayEdit}>
            <AdminForm of={version} submit={admin("form.save")} errors={formErrors}>
              <BaseFields version={version} meanwhile={reply?.meanwhile} label={label} />
              <PetitionFields
                {...{ content, typed, errors }}
                states={page.states}
                campaignId={petition.campaignId}
                others={page.others}
                partners={page.partners}
                wordings={petition.wordings}
              />
            </AdminForm>
          </Editable>
        </Panel>
      </EditingFrame>
    </>
  );
}

function useValues() {
  const page = useLoaderData<typeof loader>();
  return { ...page, content: page.petition.content };
}
