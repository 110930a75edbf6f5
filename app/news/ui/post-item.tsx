import { dateTimeValue, formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Clipping, Dateline, PostCard } from "#app/ui/news-posts.tsx";
import type { PostSummary } from "../post.ts";

interface PostItemProps {
  post: PostSummary;
  campaignSlug: string;
  /** The largest one of a page. */
  lead?: boolean;
}

/** Path of a post in English. */
export function postPath(campaignSlug: string, post: { slug: string }): string {
  return `/campaigns/${campaignSlug}/news/${post.slug}`;
}

/** A post in a list, each kind in its own way: a clipping links out, a statement opens with its dateline. */
function PostItem(props: PostItemProps) {
  return props.post.kind === "press" ? <PressItem {...props} /> : <OwnItem {...props} />;
}

interface PostListProps {
  posts: PostSummary[];
  campaignSlug: string;
  className: "news-list" | "clippings" | "cards";
  /** Prints the first one larger. */
  lead?: boolean;
}

/** Posts in a list; what is not in the page's language says which it is in. */
export function PostList({ posts, campaignSlug, className, lead = false }: PostListProps) {
  const langOf = useLangOf();
  return (
    <ul className={className}>
      {posts.map((post, index) => (
        <li key={post.id} lang={langOf(post.language)}>
          <PostItem post={post} campaignSlug={campaignSlug} lead={lead && index === 0} />
        </li>
      ))}
    </ul>
  );
}

function PressItem({ post, campaignSlug }: PostItemProps) {
  const t = useT("news");
  const language = useLanguage();
  const here = localPath(language, postPath(campaignSlug, post));
  const elsewhere = post.urlLanguage && post.urlLanguage !== language ? post.urlLanguage : null;
  return (
    <Clipping
      outlet={post.outlet ?? t("press")}
      {...(post.byline ? { byline: post.byline } : {})}
      date={formatDate(post.datedOn, post.precision, language)}
      dateTime={dateTimeValue(post.datedOn, post.precision)}
      href={post.url ?? here}
      title={post.title}
      excerpt={post.excerpt}
      {...(post.urlLanguage ? { lang: post.urlLanguage } : {})}
      {...(elsewhere ? { more: t(`articleLanguage.${elsewhere}`) } : {})}
    />
  );
}

function OwnItem({ post, campaignSlug, lead = false }: PostItemProps) {
  const t = useT("news");
  const kind = useKindWords(post);
  const language = useLanguage();
  const date = formatDate(post.datedOn, post.precision, language);
  const dateTime = dateTimeValue(post.datedOn, post.precision);
  const statement = post.kind === "statement";
  return (
    <PostCard
      kind={kind}
      {...(statement
        ? { dateline: <Dateline place={post.datelinePlace} date={date} dateTime={dateTime} /> }
        : { date, dateTime })}
      href={localPath(language, postPath(campaignSlug, post))}
      title={post.title}
      summary={post.excerpt}
      more={t(statement ? "readStatement" : "readUpdate")}
      lead={lead}
      victory={post.kind === "victory"}
    />
  );
}

/** "Statement from NDLON", "Update". */
export function useKindWords(post: Pick<PostSummary, "kind" | "partner">): string {
  const t = useT("news");
  return post.kind === "statement" && post.partner
    ? t("statementFrom", { name: post.partner.name })
    : t(`kind.${post.kind}`);
}
