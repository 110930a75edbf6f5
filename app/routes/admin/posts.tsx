import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import { pinPost } from "#app/news/change-post.server.ts";
import { createClipping, createPost } from "#app/news/create-post.server.ts";
import { type PostFilter, postList } from "#app/news/panel-posts.server.ts";
import { ClippingForm, NewPostForm, PinForm } from "#app/news/post-forms.ts";
import { isPostKind } from "#app/news/post-kind.ts";
import { isPostState } from "#app/news/post-state.ts";
import { readArticle, unreadArticle } from "#app/news/read-article.server.ts";
import { ClipPanel, NewPostPanel } from "#app/news/ui/begin-panels.tsx";
import { PostFilters } from "#app/news/ui/post-filters.tsx";
import { PostTable } from "#app/news/ui/post-table.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { countTry } from "#app/staff/limits.server.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("tabs.news"));

const pathOf = (campaignId: string, post?: string) =>
  `/admin/campaigns/${campaignId}/news${post ? `/${post}` : ""}`;

function filterOf(query: URLSearchParams): PostFilter {
  const [kind, state] = [query.get("kind"), query.get("state")];
  return {
    kind: isPostKind(kind) ? kind : null,
    state: isPostState(state) ? state : null,
    search: (query.get("words") ?? "").slice(0, 200),
  };
}

// GET /admin/campaigns/:campaign/news?words=&kind=&state=&after=
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaign = await findPanelCampaign(args.params.campaign, actor.language);
  if (!campaign) throw notFound("page");
  const { query } = args.context.visit;
  const filter = filterOf(query);
  const { rows, next } = await postList(campaign.id, filter, {
    language: actor.language,
    after: query.get("after"),
  });
  const page = (after: string | null) => {
    const { kind, state, search } = filter;
    const set = { words: search, kind, state, after };
    const search_ = new URLSearchParams(
      Object.entries(set).filter((entry): entry is [string, string] => Boolean(entry[1])),
    );
    return `${pathOf(campaign.id)}?${search_}`;
  };
  return {
    campaignId: campaign.id,
    filter,
    rows,
    pages: { previous: query.has("after") ? page(null) : null, next: next && page(next) },
    timeZone: actor.timeZone,
    mayEdit: can(actor, "content.edit", campaign.id),
  };
}

// POST: `clip` begins a clipping of a link, `begin` a post of ours, `pin` pins or unpins one
export async function action(args: ActionFunctionArgs) {
  const campaignId = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId)) throw notFound("page");
  const fields = await panelFields(args.request);
  const intent = fields.get("intent");
  if (intent === "clip") return clip(args, actor, campaignId, fields);
  if (intent === "pin") return pin(args, actor, campaignId, fields);
  return begin(args, actor, campaignId, fields);
}

type Failed = { ok: false; errors: Record<string, string>; typed: Record<string, string | string[]> };

const failed = ({ errors, typed }: Failed) =>
  data({ errors, typed: typed as Record<string, string> }, { status: 422 });

/** The day it is where the organisation is. */
async function today({ context }: Asked, { language }: StaffActor): Promise<string> {
  const { timeZone } = await getOrganisation(language);
  return localTimeIn(context.visit.now.toISOString(), timeZone).slice(0, 10);
}

async function begin(args: Asked, actor: StaffActor, campaignId: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, NewPostForm);
  if (!form.ok) return failed(form);
  const input = { campaignId, ...form.input, today: await today(args, actor) };
  const made = await createPost(input, deed(actor, args));
  if (!made) throw notFound("page");
  const text = translator(actor.language, "content")("post.said.created");
  return done(pathOf(campaignId, made.id), { text });
}

async function clip(args: Asked, actor: StaffActor, campaignId: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, ClippingForm);
  if (!form.ok) return failed(form);
  const { link } = form.input;
  const tooOften = (await countTry("article.account", actor.id)) > 0;
  const article = tooOften ? unreadArticle(link) : await readArticle(link);
  const input = { campaignId, ...article, today: await today(args, actor) };
  const result = await createClipping(input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const t = translator(actor.language, "content");
  const said = result.outcome === "known" ? "known" : article.isRead ? "read" : "unread";
  const tone = said === "read" ? "good" : "bad";
  return done(pathOf(campaignId, result.id), { text: t(`post.clip.said.${said}`), tone });
}

async function pin(args: Asked, actor: StaffActor, campaignId: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, PinForm);
  if (!form.ok) return failed(form);
  const { id, pinned } = form.input;
  const result = await pinPost({ id, campaignId }, pinned === "yes", deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const text = translator(actor.language, "content")(`post.said.${pinned === "yes" ? "pinned" : "unpinned"}`);
  const back = { intent: "pin", id, pinned: pinned === "yes" ? "no" : "yes" };
  // Back to the part of the list that was looked at.
  const here = pathOf(campaignId) + new URL(args.request.url).search;
  return done(here, { text, undo: { action: here, fields: back } });
}

export default function PostsRoute() {
  const { campaignId, filter, rows, pages, timeZone, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("content");
  const errors = useContentErrors()(reply?.errors);
  const typed = reply?.typed ?? {};
  const narrowed = Boolean(filter.kind || filter.state || filter.search);
  const ways = (
    <>
      <Link className="button button-two" to={`${pathOf(campaignId)}/clippings`}>
        {t("post.order.title")}
      </Link>
      {mayEdit ? (
        <a className="button button-key adm-jump" href="#begin">
          {t("post.begin")}
        </a>
      ) : null}
    </>
  );
  return (
    <>
      <PageHead title={t("tabs.news")} hint={t("post.hint")} actions={ways} />
      <div className="adm-beside">
        <Panel title={t("post.list")}>
          <PostFilters page={pathOf(campaignId)} filter={filter} />
          <PostTable {...{ campaignId, rows, pages, timeZone, mayEdit, narrowed }} />
        </Panel>
        {mayEdit ? (
          <div id="begin">
            <Panels>
              <ClipPanel {...{ errors, typed }} />
              <NewPostPanel {...{ errors, typed }} />
            </Panels>
          </div>
        ) : null}
      </div>
    </>
  );
}
