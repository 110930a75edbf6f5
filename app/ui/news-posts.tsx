import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Linked = { href: string; title: string };

export type ClippingProps = Linked & {
  outlet: string;
  /** Who wrote it, or what it is: "Editorial". */
  byline?: string;
  date: string;
  dateTime?: string;
  excerpt?: ReactNode;
  /** Language of the headline, where it is not the page's. */
  lang?: string;
  /** A line under the excerpt, such as where our own page about it is. */
  more?: ReactNode;
};

/** A press clipping: outlet and date first, the headline links out. */
export function Clipping({
  outlet,
  byline,
  date,
  dateTime,
  href,
  title,
  excerpt,
  lang,
  more,
}: ClippingProps) {
  return (
    <article className="clipping">
      <p className="clipping-source">
        <b>{outlet}</b>
        {byline ? <span>{byline}</span> : null}
        <time dateTime={dateTime}>{date}</time>
      </p>
      <h3 lang={lang}>
        <a href={href} rel="noopener">
          {title}
        </a>
      </h3>
      {excerpt ? <p>{excerpt}</p> : null}
      {more ? <p className="small">{more}</p> : null}
    </article>
  );
}

/** Place and date that open a statement: "Los Angeles, 21 December 2012." */
export function Dateline({
  place,
  date,
  dateTime,
}: {
  place?: string | null;
  date: string;
  dateTime?: string;
}) {
  return (
    <span className="dateline">
      {place ? `${place}, ` : null}
      <time dateTime={dateTime}>{date}</time>.
    </span>
  );
}

export type PostCardProps = Linked & {
  /** "Statement from NDLON" */
  kind: string;
  date?: string;
  dateTime?: string;
  /** Opens the text in bold capitals. */
  dateline?: ReactNode;
  summary?: ReactNode;
  /** "Read the statement"; `title` is added for screen readers. */
  more?: string;
  /** The largest one of a page. */
  lead?: boolean;
  /** A victory floods its card. */
  victory?: boolean;
  as?: "h2" | "h3";
};

/** A post of ours in a list. */
export function PostCard({
  kind,
  date,
  dateTime,
  href,
  title,
  dateline,
  summary,
  more,
  lead,
  victory,
}: PostCardProps) {
  return (
    <article className={classNames("post-card", lead && "post-lead", victory && "post-lead post-victory")}>
      <p className="post-kind">
        <span className="slug">{kind}</span>
        {date ? <time dateTime={dateTime}>{date}</time> : null}
      </p>
      <h3>
        <a href={href}>{title}</a>
      </h3>
      {dateline || summary || more ? (
        <p>
          {dateline} {summary}{" "}
          {more ? (
            <a href={href}>
              {more}
              <span className="hidden-text">: {title}</span>
            </a>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}

/** A whole statement: the dateline runs into the first paragraph. */
export function Statement({
  from,
  dateline,
  children,
}: {
  from?: string;
  dateline: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="statement stack stack-tight">
      {from ? <p className="slug">{from}</p> : null}
      <p>{dateline}</p>
      <div className="prose">{children}</div>
    </div>
  );
}
