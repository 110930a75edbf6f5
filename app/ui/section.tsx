import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type SectionProps = {
  title: ReactNode;
  /** At the right of the head: where there is more. */
  link?: { href: string; text: string };
  /** A sentence at the right of the head, instead of a link. */
  aside?: ReactNode;
  id?: string;
  /** Without the Oxford rule, for parts of a column. */
  plain?: boolean;
  children: ReactNode;
};

/** A part of a page under the Oxford rule, with its heading. */
export function Section({ title, link, aside, id, plain, children }: SectionProps) {
  return (
    <section className={classNames("section", plain && "section-plain")} id={id}>
      <header className="section-head">
        <h2>{title}</h2>
        {link ? <a href={link.href}>{link.text}</a> : null}
        {aside ? <p className="small muted">{aside}</p> : null}
      </header>
      {children}
    </section>
  );
}

/** The line over a headline: a flag and a few words. */
export function Kicker({ tag, children }: { tag?: string; children?: ReactNode }) {
  return (
    <p className="kicker">
      {tag ? <span className="tag">{tag}</span> : null}
      {children ? <span className="slug">{children}</span> : null}
    </p>
  );
}
