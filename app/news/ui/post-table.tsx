import { Form, Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { ListedPost } from "../panel-posts.server.ts";
import { PostBadge } from "./post-badge.tsx";

type PostTableProps = {
  campaignId: string;
  rows: ListedPost[];
  timeZone: string;
  mayEdit: boolean;
  /** Whether the list is narrowed: then an empty one says so. */
  narrowed: boolean;
  pages: { previous: string | null; next: string | null };
};

/** The posts of a campaign, last changed first. */
export function PostTable({ rows, narrowed, pages, ...about }: PostTableProps) {
  const t = useT("content");
  return (
    <AdminTable
      caption={t("post.list")}
      columns={useColumns(about)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t(narrowed ? "post.nothing" : "post.empty")}>
          <p>{t(narrowed ? "post.nothingText" : "post.emptyText")}</p>
        </EmptyState>
      }
      pages={pages}
    />
  );
}

type About = Pick<PostTableProps, "campaignId" | "timeZone" | "mayEdit">;

function useColumns({ campaignId, timeZone, mayEdit }: About): Column<ListedPost>[] {
  const t = useT("content");
  const news = useT("news");
  const language = useLanguage();
  const instant = (at: string) => formatInstant(at, timeZone, language);
  return [
    {
      key: "name",
      title: t("post.name"),
      cell: (post) => (
        <>
          <Link to={`/admin/campaigns/${campaignId}/news/${post.id}`}>{post.name}</Link>
          <span className="adm-hint adm-under">
            {[news(`kind.${post.kind}`), post.outlet].filter(Boolean).join(" · ")}
            <Written post={post} />
          </span>
        </>
      ),
    },
    {
      key: "state",
      title: t("list.state"),
      cell: ({ state, publishAt }) => (
        <>
          <PostBadge state={state} />
          {publishAt ? <span className="adm-hint adm-under">{instant(publishAt)}</span> : null}
        </>
      ),
    },
    {
      key: "changed",
      title: t("list.changed"),
      wide: true,
      cell: ({ updatedAt }) => instant(updatedAt),
    },
    {
      key: "pin",
      title: t("post.pin.title"),
      cell: (post) => <Pin post={post} mayEdit={mayEdit && post.state !== "removed"} />,
    },
  ];
}

/** What is not written in both languages. */
function Written({ post: { shownIn } }: { post: ListedPost }) {
  const t = useT("content");
  if (shownIn.length === languages.length) return null;
  const names = shownIn.map((each) => t(`list.in.${each}`)).join(", ");
  return <> · {shownIn.length === 0 ? t("post.notYet") : t("list.only", { languages: names })}</>;
}

function Pin({ post, mayEdit }: { post: ListedPost; mayEdit: boolean }) {
  const t = useT("content");
  if (!mayEdit) return <>{post.pinned ? t("post.pin.on") : null}</>;
  const words = post.pinned ? t("post.pin.off") : t("post.pin.pin");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="pin" />
      <input type="hidden" name="id" value={post.id} />
      <input type="hidden" name="pinned" value={post.pinned ? "no" : "yes"} />
      <button type="submit" className="button button-two" aria-label={`${words}: ${post.name}`}>
        {words}
      </button>
    </Form>
  );
}
