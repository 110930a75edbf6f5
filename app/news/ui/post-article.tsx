import type { ReactNode } from "react";
import { dateTimeValue, formatDate } from "#app/i18n/format.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { Dateline, Statement } from "#app/ui/news-posts.tsx";
import { MarginNote } from "#app/ui/notes.tsx";
import { RichTextView } from "#app/ui/rich-text.tsx";
import { Kicker } from "#app/ui/section.tsx";
import type { PostPage } from "../post.ts";
import { useKindWords } from "./post-item.tsx";

interface PostArticleProps {
  post: PostPage;
  /** The title set as a lockup; null prints it plainly, where it is long. */
  headline: Headline | null;
  /** What stands beside the text. */
  children: ReactNode;
}

/** A whole post. A clipping names its outlet, writer and date and leads out; the others are printed in full. */
export function PostArticle({ post, headline, children }: PostArticleProps) {
  const lang = useLangOf()(post.language);
  const t = useT("news");
  return (
    <article className="stack">
      <PostHead post={post} headline={headline} />
      {lang ? <MarginNote>{t("otherWords")}</MarginNote> : null}
      <div className="columns">
        <div lang={lang}>{post.kind === "press" ? <PressBody post={post} /> : <OwnBody post={post} />}</div>
        {children}
      </div>
    </article>
  );
}

function PostHead({ post, headline }: { post: PostPage; headline: Headline | null }) {
  const t = useT("news");
  const kind = useKindWords(post);
  const langOf = useLangOf();
  return (
    <header className="stack stack-tight">
      <Kicker>{post.kind === "press" ? t("press") : kind}</Kicker>
      <div lang={langOf(post.urlLanguage ?? post.language)}>
        {headline ? (
          <Lockup headline={headline} short accentLast={post.kind === "victory"} />
        ) : (
          <h1 className="post-title">{post.title}</h1>
        )}
      </div>
    </header>
  );
}

function PressBody({ post }: { post: PostPage }) {
  const t = useT("news");
  const language = useLanguage();
  const { outlet } = post;
  return (
    <div className="stack">
      <div className="clipping">
        <p className="clipping-source">
          {outlet ? <b>{outlet}</b> : null}
          {post.byline ? <span>{post.byline}</span> : null}
          <time dateTime={dateTimeValue(post.datedOn, post.precision)}>
            {formatDate(post.datedOn, post.precision, language)}
          </time>
        </p>
        {post.excerpt ? (
          <>
            <p className="small muted">{t("ourSummary")}</p>
            <p>{post.excerpt}</p>
          </>
        ) : null}
      </div>
      {post.url ? (
        <div>
          <ButtonLink look="two" icon="link" href={post.url} rel="noopener">
            {outlet ? t("readArticle", { outlet }) : t("readArticleSomewhere")}
          </ButtonLink>
        </div>
      ) : null}
      <MarginNote>
        {post.urlLanguage ? `${t(`articleLanguage.${post.urlLanguage}`)}. ` : null}
        {t("notCopied")}
      </MarginNote>
    </div>
  );
}

function OwnBody({ post }: { post: PostPage }) {
  const language = useLanguage();
  const date = formatDate(post.datedOn, post.precision, language);
  const dateTime = dateTimeValue(post.datedOn, post.precision);
  const text = post.body ? <RichTextView doc={post.body} /> : <p>{post.excerpt}</p>;
  if (post.kind === "statement") {
    return (
      <Statement dateline={<Dateline place={post.datelinePlace} date={date} dateTime={dateTime} />}>
        {text}
      </Statement>
    );
  }
  return (
    <div className="stack">
      <p className="muted">
        <time dateTime={dateTime}>{date}</time>
      </p>
      <div className="prose">{text}</div>
    </div>
  );
}
