import { createElement, Fragment, type ReactNode } from "react";
import type { RichBlock, RichInline, RichMark, RichText } from "../platform/rich-text.ts";
import { PictureFigure, VideoLink } from "./figures.tsx";

/**
 * Prints a stored document as plain HTML elements, to stand inside an element that sets the type
 * (`className="prose"`). `level` is what the document's second heading level becomes.
 */
export function RichTextView({ doc, level = 2 }: { doc: RichText; level?: 2 | 3 }) {
  return <>{blocks(doc.content, level)}</>;
}

function blocks(list: RichBlock[], level: number): ReactNode {
  // Documents are printed once and never reordered.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return list.map((block, index) => <Fragment key={index}>{printBlock(block, level)}</Fragment>);
}

function printBlock(block: RichBlock, level: number): ReactNode {
  switch (block.type) {
    case "paragraph":
      return <p>{inlines(block.content)}</p>;
    case "heading":
      return createElement(`h${block.attrs.level - 2 + level}`, null, inlines(block.content));
    case "horizontalRule":
      return <hr />;
    case "image":
      return <PictureFigure {...block.attrs} />;
    case "embed":
      return <VideoLink {...block.attrs} />;
    case "blockquote":
      return <blockquote>{blocks(block.content, level)}</blockquote>;
    case "bulletList":
    case "orderedList":
      return createElement(
        block.type === "bulletList" ? "ul" : "ol",
        null,
        block.content.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see blocks
          <li key={index}>{blocks(item.content, level)}</li>
        )),
      );
  }
}

function inlines(list: RichInline[] | undefined): ReactNode {
  return list?.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see blocks
    <Fragment key={index}>
      {inline.type === "hardBreak" ? <br /> : (inline.marks ?? []).reduce<ReactNode>(mark, inline.text)}
    </Fragment>
  ));
}

function mark(inner: ReactNode, mark: RichMark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "link":
      return (
        <a href={mark.attrs.href} rel={mark.attrs.href.startsWith("https:") ? "noopener" : undefined}>
          {inner}
        </a>
      );
  }
}
