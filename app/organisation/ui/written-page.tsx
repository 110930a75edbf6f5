import { Fragment } from "react";
import type { Headline } from "#app/ui/headline.ts";
import { LinkedText } from "#app/ui/linked-text.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";

export interface WrittenSection {
  id: string;
  title: string;
  /** Paragraphs parted by blank lines; mail addresses and paths of ours become links. */
  text: string;
}

interface WrittenPageProps {
  headline: Headline;
  lead: string;
  /** "On this page" */
  contents: string;
  sections: WrittenSection[];
}

/** A page of plain written sections, with a list of them on top. */
export function WrittenPage({ headline, lead, contents, sections }: WrittenPageProps) {
  return (
    <Wrap top>
      <div className="stack page-head">
        <Lockup headline={headline} short />
        <p className="ask">{lead}</p>
      </div>
      <div className="columns columns-read">
        <nav className="contents" aria-label={contents}>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="prose">
          {sections.map((section) => (
            <Fragment key={section.id}>
              <h2 id={section.id}>{section.title}</h2>
              {section.text
                .split("\n\n")
                .filter((paragraph) => paragraph.trim() !== "")
                .map((paragraph) => (
                  <p key={paragraph}>
                    <LinkedText text={paragraph} />
                  </p>
                ))}
            </Fragment>
          ))}
        </div>
      </div>
    </Wrap>
  );
}
