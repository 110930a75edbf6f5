import { mergeAttributes, Node } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { pictureHref } from "#app/platform/picture-sizes.ts";
import { isSafeHref } from "#app/platform/safe-href.ts";
import { providerNames, type VideoProvider } from "#app/platform/video.ts";

const kept = (name: string, data: string, number = false) => ({
  [name]: {
    default: null as string | number | null,
    parseHTML: (element: HTMLElement) => {
      const value = element.getAttribute(data);
      return number ? Number(value) : value;
    },
    renderHTML: (attrs: Record<string, unknown>) => ({ [data]: attrs[name] ?? "" }),
  },
});

/** A picture of ours. Others that are pasted are left out: they would be loaded from elsewhere. */
const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ...kept("pictureId", "data-picture"),
    ...kept("width", "data-width", true),
    ...kept("height", "data-height", true),
    ...kept("alt", "data-alt"),
    ...kept("caption", "data-caption"),
  }),
  parseHTML: () => [{ tag: "figure[data-picture]" }],
  renderHTML({ node, HTMLAttributes }) {
    const { pictureId, width, height, alt, caption } = node.attrs;
    const src = pictureHref(pictureId, Math.min(width, 480));
    const picture = ["img", { src, width, height, alt: alt ?? "" }] as const;
    return [
      "figure",
      mergeAttributes(HTMLAttributes, { class: "figure" }),
      picture,
      ["figcaption", {}, caption ?? ""],
    ];
  },
});

/** A video elsewhere, as the card that stands in its place. */
const Video = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ...kept("provider", "data-provider"),
    ...kept("videoId", "data-video"),
    ...kept("title", "data-title"),
  }),
  parseHTML: () => [{ tag: "div[data-video]" }],
  renderHTML({ node, HTMLAttributes }) {
    const name = providerNames[node.attrs.provider as VideoProvider];
    return [
      "div",
      mergeAttributes(HTMLAttributes, { class: "rich-text-video" }),
      ["b", {}, node.attrs.title ?? ""],
      ["span", {}, name],
    ];
  },
});

/** What a text may hold: what `parseRichText` lets through, and nothing else. */
export const editorNodes = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, defaultProtocol: "https", isAllowedUri: (href) => isSafeHref(href ?? "") },
  }),
  Picture,
  Video,
];
