import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { partnersOf } from "#app/campaigns/partners.server.ts";
import { AddressPanel } from "#app/campaigns/ui/address-panel.tsx";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { contentPage } from "#app/http/content-page.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { type PostDeed, postDeeds, savePostForm } from "#app/http/post-deeds.server.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { findPanelPost } from "#app/news/panel-posts.server.ts";
import { translatedFieldsOf } from "#app/news/post-content.ts";
import { postSubject } from "#app/news/post-subject.ts";
import { PostFields } from "#app/news/ui/post-fields.tsx";
import { PostStatePanel } from "#app/news/ui/post-state-panel.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { BaseFields } from "#app/revisions/ui/base-fields.tsx";
import { EditingFrame } from "#app/revisions/ui/editing-frame.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("content", (t) => t("tabs.news"));

// GET /admin/campaigns/:campaign/news/:post
export async function loader(args: LoaderFunctionArgs) {
  const { campaign: campaignId, post: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaignId);
  const [post, campaign] = await Promise.all([
    findPanelPost({ id, campaignId }, actor.language),
    findPanelCampaign(campaignId, actor.language),
  ]);
  if (!post || !campaign) throw notFound("page");
  const [page, partners, { timeZone }] = await Promise.all([
    contentPage(args, actor, postSubject(post), post.content, translatedFieldsOf(post.kind)),
    partnersOf(campaign.id),
    getOrganisation(actor.language),
  ]);
  return {
    ...{ post, timeZone },
    ...page,
    partners: partners.map(({ id, name }) => ({ id, name })),
    campaignSlug: campaign.slug,
    isCampaignPublic: campaign.publishedAt !== null && campaign.status !== "draft",
    origin: getSettings().APP_URL,
    mayEdit: page.mayEdit && post.state !== "removed",
    mayPublish: can(actor, "content.publish", campaign.id),
  };
}

// POST: one of the deeds, by `intent`; without one the form is saved
export async function action(args: ActionFunctionArgs) {
  const { campaign: campaignId, post: id } = args.params;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const which = { id, campaignId };
  if (!Object.hasOwn(postDeeds, intent)) {
    const saved = await savePostForm({ args, actor, which, fields });
    return "failed" in saved ? data(saved.failed, { status: saved.status }) : saved.answer;
  }
  const { permission, act } = postDeeds[intent as PostDeed];
  await requireStaff(args, permission, campaignId);
  const result = await act({ args, actor, which, fields });
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function PostRoute() {
  const page = useLoaderData<typeof loader>();
  const { post, state, mayEdit, mayPublish, version, timeZone } = page;
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const news = useT("news");
  const admin = useT("admin");
  const errors = useContentErrors()(reply?.errors);
  const label = useFieldLabel("post");
  const typed = (reply?.typed ?? page.draft ?? {}) as Record<string, string[]>;
  const asides = reply?.aside ?? {};
  const formErrors = reply?.meanwhile
    ? { meanwhile: t("campaign.meanwhile") }
    : Object.fromEntries(Object.entries(errors).filter(([name]) => !notOfTheForm.includes(name)));
  return (
    <>
      <PageHead title={post.name} hint={news(`kind.${post.kind}`)} actions={<Ways />} />
      <Panels>
        <PostStatePanel
          {...{ post, timeZone, mayEdit, mayPublish, errors }}
          isCampaignPublic={page.isCampaignPublic}
          typed={asides}
        />
        <AddressPanel
          path={`/campaigns/${page.campaignSlug}/news`}
          slug={post.slug}
          oldSlugs={post.oldSlugs}
          isPublic={post.state === "published" && page.isCampaignPublic}
          typed={asides}
          origin={page.origin}
          {...{ mayEdit, errors }}
        />
      </Panels>
      <EditingFrame state={state} page={`/admin/campaigns/${post.campaignId}/news/${post.id}`} typed={typed}>
        <Panel title={t("post.words")}>
          <Editable may={mayEdit}>
            <AdminForm of={version} submit={admin("form.save")} errors={formErrors}>
              <BaseFields version={version} meanwhile={reply?.meanwhile} label={label} />
              <PostFields
                kind={post.kind}
                content={post.content}
                states={page.states}
                campaignId={post.campaignId}
                partners={page.partners}
                {...{ typed, errors }}
              />
            </AdminForm>
          </Editable>
        </Panel>
      </EditingFrame>
    </>
  );
}

/** Fields of the page's smaller forms. */
const notOfTheForm = ["state", "publishAt", "slug"];

/** The ways on from a post: its past, how it will look, all the others. */
function Ways() {
  const { post, state, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("content");
  const revisions = useT("revisions");
  const campaign = `/admin/campaigns/${post.campaignId}`;
  return (
    <>
      <Link className="button button-two" to={`${campaign}/news`}>
        {t("post.all")}
      </Link>
      <Link className="button button-two" to={historyPath(state.subject)}>
        {revisions("history.title")}
      </Link>
      {post.state === "removed" ? null : (
        <Link className="button button-two" to={`${campaign}/preview?page=${post.id}`}>
          {t("preview.title")}
        </Link>
      )}
      {mayEdit && post.state !== "removed" ? (
        <Form method="post">
          <input type="hidden" name="intent" value="mail" />
          <button type="submit" className="button button-two">
            {t("post.mail")}
          </button>
        </Form>
      ) : null}
    </>
  );
}
