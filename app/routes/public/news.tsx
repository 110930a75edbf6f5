import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { StatusNote } from "#app/campaigns/ui/status-note.tsx";
import { publicPage } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { latestPosts, postKindsOf } from "#app/news/news-queries.server.ts";
import { parsePostCursor, postCursor } from "#app/news/post-cursor.ts";
import { isPostKind } from "#app/news/post-kind.ts";
import { KindFilter } from "#app/news/ui/kind-filter.tsx";
import { PostList } from "#app/news/ui/post-item.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Kicker } from "#app/ui/section.tsx";
import { Pagination } from "#app/ui/wayfinding.tsx";

export const headers = publicPage();

const postsOnPage = 12;

// GET /campaigns/:slug/news?kind=&before=
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now, query } = context.visit;
  const previewOf = await previewedCampaign(args);
  const campaign = await findCampaign(params.slug!, language, { previewOf });
  if (!campaign) throw notFound("campaign");
  if (campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  const asked = query.get("kind");
  const kind = isPostKind(asked) ? asked : null;
  const before = parsePostCursor(query.get("before"));
  const [{ posts, next }, kinds] = await Promise.all([
    latestPosts(campaign.id, language, { limit: postsOnPage, before, kind, now, previewOf }),
    postKindsOf(campaign.id, { now, previewOf }),
  ]);
  return {
    language,
    origin: getSettings().APP_URL,
    campaign,
    headline: setHeadline(translator(language, "news")("pageTitle"), language),
    kind,
    kinds,
    posts,
    next: next && postCursor(next),
    isPaged: before !== null,
    pictureHref: sharePictureHref(
      { kind: "campaign", slug: campaign.slug },
      campaignPicture(campaign, language),
    ),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, campaign, kind, isPaged, pictureHref } = data;
  const t = translator(language, "news");
  const path = `/campaigns/${campaign.slug}`;
  return pageMeta({
    title: `${kind ? t(`kinds.${kind}`) : t("title")} · ${campaign.name}`,
    description: t("description", { name: campaign.name }),
    path: `${path}/news`,
    language,
    origin,
    picture: { href: pictureHref, alt: campaign.artAlt },
    feed: {
      href: localPath(language, `${path}/feed.xml`),
      title: translator(language, "campaigns")("feedTitle", { name: campaign.name }),
    },
    unlisted: isPaged || kind !== null,
  });
};

export default function NewsRoute() {
  const { campaign, headline, kind, kinds, posts, next, isPaged } = useLoaderData<typeof loader>();
  const t = useT("news");
  const language = useLanguage();
  const path = localPath(language, `/campaigns/${campaign.slug}/news`);
  const page = (query: Record<string, string | null>) => pathWith(path, { kind, ...query });
  return (
    <>
      <StatusNote status={campaign.status} closedAt={campaign.closedAt} />
      <Wrap top>
        <div className="stack page-head">
          <Kicker>{campaign.name}</Kicker>
          <Lockup headline={headline} short />
          <p className="ask">{t("lead", { name: campaign.name })}</p>
          <p>
            <a className="icon-link" href={localPath(language, `/campaigns/${campaign.slug}/feed.xml`)}>
              <Icon name="feed" />
              {t("feed")}
            </a>
          </p>
        </div>
        {kinds.length > 1 ? <KindFilter path={path} kinds={kinds} chosen={kind} /> : null}
        <h2 className="hidden-text">{kind ? t(`kinds.${kind}`) : t("title")}</h2>
        {posts.length > 0 ? (
          <PostList posts={posts} campaignSlug={campaign.slug} className="news-list" lead={!isPaged} />
        ) : (
          <EmptyState title={t(kind ? "emptyKind" : "emptyTitle")} motif="phone">
            {kind ? null : t("emptyText")}
          </EmptyState>
        )}
        <Pagination
          label={t("title")}
          newer={isPaged ? { href: page({}), text: t("newest") } : null}
          older={next ? { href: page({ before: next }), text: t("older") } : null}
        />
      </Wrap>
    </>
  );
}

function pathWith(path: string, query: Record<string, string | null>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
