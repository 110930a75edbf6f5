import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { StatusNote } from "#app/campaigns/ui/status-note.tsx";
import { publicPage } from "#app/http/cache-headers.ts";
import { moved, movedTo } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { newsArticle } from "#app/news/news-article.ts";
import { findPost, latestPosts } from "#app/news/news-queries.server.ts";
import { PostArticle } from "#app/news/ui/post-article.tsx";
import { PostList } from "#app/news/ui/post-item.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { petitionsOf } from "#app/petitions/petition-queries.server.ts";
import { firstWords } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { postPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Section } from "#app/ui/section.tsx";

export const headers = publicPage();

const morePosts = 3;
/** A title of more letters reads better as a plain headline than one line a word. */
const longestLockup = 28;

// GET /campaigns/:slug/news/:post
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const campaign = await findCampaign(params.slug!, language, { previewOf });
  if (!campaign) throw notFound("campaign");
  if (campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  const post = await findPost(campaign.id, params.post!, language, { now, previewOf });
  if (!post) throw notFound("post");
  if (post.slug !== params.post) {
    const path = localPath(language, `/campaigns/${campaign.slug}/news/${post.slug}`);
    throw movedTo(path + new URL(request.url).search);
  }
  const [organisation, petitions, latest] = await Promise.all([
    getOrganisation(language),
    petitionsOf(campaign.id, language, { previewOf }),
    latestPosts(campaign.id, language, { limit: morePosts + 1, now, previewOf }),
  ]);
  return {
    language,
    origin: getSettings().APP_URL,
    publisher: plainHeadline(organisation.name),
    campaign,
    post,
    headline:
      post.title.length <= longestLockup ? setHeadline(post.title, post.language, { aspect: 0.3 }) : null,
    petition: campaign.status === "live" ? (petitions[0] ?? null) : null,
    more: latest.posts.filter(({ id }) => id !== post.id).slice(0, morePosts),
    pictureHref: sharePictureHref(
      { kind: "news", campaign: campaign.slug, post: post.slug },
      postPicture(post, campaign, language),
    ),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, campaign, post, pictureHref, publisher } = data;
  const path = `/campaigns/${campaign.slug}/news/${post.slug}`;
  return pageMeta({
    title: `${plainHeadline(post.title)} · ${campaign.name}`,
    description: firstWords(post.excerpt, 160),
    path,
    language,
    origin,
    type: "article",
    picture: { href: pictureHref, alt: plainHeadline(post.title) },
    structured: [
      newsArticle(post, { url: origin + localPath(language, path), image: origin + pictureHref, publisher }),
    ],
  });
};

export default function PostRoute() {
  const { campaign, post, headline, petition, more } = useLoaderData<typeof loader>();
  const t = useT("news");
  const tCampaigns = useT("campaigns");
  const language = useLanguage();
  return (
    <>
      <StatusNote status={campaign.status} closedAt={campaign.closedAt} />
      <Wrap top>
        <PostArticle post={post} headline={headline}>
          {petition ? (
            <aside className="stack stack-tight" aria-labelledby="next">
              <h2 className="slug" id="next">
                {t("next")}
              </h2>
              <p>{petition.summary}</p>
              <div>
                <ButtonLink icon="pen" href={localPath(language, `/petitions/${petition.slug}`)}>
                  {tCampaigns("act.signThe")}
                </ButtonLink>
              </div>
            </aside>
          ) : null}
        </PostArticle>
        {more.length > 0 ? (
          <Section
            title={t("more")}
            link={{
              href: localPath(language, `/campaigns/${campaign.slug}/news`),
              text: tCampaigns("news.all"),
            }}
          >
            <PostList posts={more} campaignSlug={campaign.slug} className="cards" />
          </Section>
        ) : null}
      </Wrap>
    </>
  );
}
