import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { commentSearch, JudgeCommentsForm, readCommentQuery } from "#app/http/comment-query.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { commentsPage, countWaitingComments } from "#app/petitions/comment-queries.server.ts";
import { judgeComments } from "#app/petitions/moderate-comments.server.ts";
import { CommentQueue } from "#app/petitions/ui/comment-queue.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Pagination } from "#app/ui/admin/pagination.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import "#app/ui/css/admin-moderation.css";

export const meta = panelMeta("moderation", (t) => t("comments.title"));

// GET, POST /admin/comments
export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams;
  const query = readCommentQuery(params);
  const actor = await requireStaff(args, "moderation", query.campaign || null);
  const campaigns = query.campaign ? [query.campaign] : actor.campaigns;
  const filter = { state: query.state, campaigns, language: query.language || null };
  const [page, waiting, names] = await Promise.all([
    commentsPage(filter, actor.language, { after: params.get("after"), before: params.get("before") }),
    countWaitingComments(campaigns),
    panelCampaigns(actor.language, actor.campaigns),
  ]);
  const path = (at: { after?: string; before?: string }) => `/admin/comments${commentSearch(query, at)}`;
  return {
    query,
    comments: page.comments,
    pages: {
      next: page.next && path({ after: page.next }),
      previous: page.previous && path({ before: page.previous }),
    },
    waiting,
    campaigns: names.map(({ id, name }) => ({ id, name })),
    timeZone: actor.timeZone,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "moderation");
  const form = parsePanelForm(await panelFields(args.request), JudgeCommentsForm, {
    lists: ["ids", "back"],
  });
  if (!form.ok) return data(form, { status: 422 });
  const t = translator(actor.language, "moderation");
  const to = `/admin/comments${new URL(args.request.url).search}`;
  const { verdicts, takesBack } = form.input;
  if (verdicts.length === 0) return done(to, { text: t("comments.noneTicked"), tone: "bad" });
  const changed: { id: string; was: string }[] = [];
  for (const verdict of new Set(verdicts.map((each) => each.verdict))) {
    const ids = verdicts.filter((each) => each.verdict === verdict).map(({ id }) => id);
    changed.push(...(await judgeComments({ ids, verdict }, deed(actor, args))));
  }
  if (changed.length === 0) return done(to, { text: t("comments.nothing") });
  const count = { count: changed.length };
  if (takesBack) return done(to, { text: t("comments.takenBack", count) });
  // A colleague may have judged some of them meanwhile: each goes back to what it was.
  const fields = { intent: "judge", back: changed.map(({ id, was }) => `${was}:${id}`) };
  const text = t(`comments.done.${verdicts[0]!.verdict}`, count);
  return done(to, { text, undo: { action: to, fields } });
}

export default function CommentsRoute() {
  const { query, comments, pages, waiting, timeZone } = useLoaderData<typeof loader>();
  const t = useT("moderation");
  const language = useLanguage();
  return (
    <>
      <PageHead
        title={t("comments.title")}
        hint={t("comments.waiting", { count: waiting, shown: formatCount(waiting, language) })}
      />
      <Panel title={t(`comments.states.${query.state}`)}>
        <CommentFilters />
        {comments.length > 0 ? (
          <CommentQueue comments={comments} state={query.state} timeZone={timeZone} />
        ) : (
          <EmptyState title={t(`comments.empty.${query.state}`)}>
            <p>{t(`comments.emptyText.${query.state}`)}</p>
          </EmptyState>
        )}
        <Pagination {...pages} label={t("comments.title")} />
      </Panel>
    </>
  );
}

function CommentFilters() {
  const { query, campaigns } = useLoaderData<typeof loader>();
  const t = useT("moderation");
  return (
    <Form className="adm-filters" action="/admin/comments" key={JSON.stringify(query)}>
      <SelectField
        name="state"
        label={t("comments.state")}
        defaultValue={query.state}
        options={(["waiting", "approved", "rejected"] as const).map((value) => ({
          value,
          text: t(`comments.states.${value}`),
        }))}
      />
      <SelectField
        name="campaign"
        label={t("campaign")}
        defaultValue={query.campaign}
        options={[
          { value: "", text: t("allCampaigns") },
          ...campaigns.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField
        name="language"
        label={t("comments.language")}
        defaultValue={query.language}
        options={[
          { value: "", text: t("comments.anyLanguage") },
          ...languages.map((value) => ({ value, text: t(`comments.languages.${value}`) })),
        ]}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("show")}
        </button>
      </div>
    </Form>
  );
}
