import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Section } from "#app/ui/section.tsx";
import type { PostSummary } from "../post.ts";
import { PostList, postPath } from "./post-item.tsx";

/** Our latest words large on the left, what the papers wrote on the right. Nothing without news. */
export function HubNews({ posts, campaignSlug }: { posts: PostSummary[]; campaignSlug: string }) {
  const t = useT("campaigns");
  const language = useLanguage();
  if (posts.length === 0) return null;
  const press = posts.filter(({ kind }) => kind === "press");
  const ours = posts.filter(({ kind }) => kind !== "press");
  return (
    <Section
      title={t("news.title")}
      link={{ href: localPath(language, `/campaigns/${campaignSlug}/news`), text: t("news.all") }}
    >
      <div className="news-grid">
        {ours.length > 0 ? (
          <PostList posts={ours} campaignSlug={campaignSlug} className="news-list" lead />
        ) : null}
        {press.length > 0 ? (
          <PostList posts={press} campaignSlug={campaignSlug} className="clippings" />
        ) : null}
      </div>
    </Section>
  );
}

/** The post that stands beside the story. */
export function PinnedPost({ post, campaignSlug }: { post: PostSummary; campaignSlug: string }) {
  const t = useT("campaigns");
  const language = useLanguage();
  const lang = useLangOf()(post.language);
  return (
    <Note title={<span lang={lang}>{post.title}</span>}>
      <p>
        <span lang={lang}>{post.excerpt}</span>{" "}
        <a href={localPath(language, postPath(campaignSlug, post))}>
          {t("news.read")}
          <span className="hidden-text">: {post.title}</span>
        </a>
      </p>
    </Note>
  );
}
