import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { parseRichText } from "#app/platform/rich-text.ts";
import { RichTextView } from "./rich-text.tsx";

const id = "0140f5c3-5d00-7000-8000-000000000009";
const image = (attrs: object) => ({
  type: "image",
  attrs: { pictureId: id, width: 1200, height: 800, alt: "A march", caption: null, ...attrs },
});
const embed = (attrs: object) => ({
  type: "embed",
  attrs: { provider: "youtube", videoId: "dQw4w9WgXcQ", title: "The hearing", ...attrs },
});
const print = (...content: unknown[]) =>
  renderToStaticMarkup(
    <LanguageProvider language="es">
      <RichTextView doc={parseRichText({ type: "doc", content })} />
    </LanguageProvider>,
  );

test("a picture keeps its room, says what it shows and comes in the width that is needed", () => {
  const html = print(
    image({ caption: 'Sacramento <b>"2012"</b>', onerror: "x", src: "https://evil.example/x" }),
  );
  expect(html).toContain(`src="/media/${id}/1200.jpg"`);
  expect(html).toContain(
    `/media/${id}/480.webp 480w, /media/${id}/960.webp 960w, /media/${id}/1200.webp 1200w`,
  );
  expect(html).toContain('width="1200" height="800" alt="A march"');
  expect(html).toContain("<figcaption>Sacramento &lt;b&gt;&quot;2012&quot;&lt;/b&gt;</figcaption>");
  expect(html).not.toContain("evil");
  expect(html).not.toContain("onerror");
});

test("a video is a link to it: nothing of its site is loaded", () => {
  const html = print(embed({ title: "" }), embed({ provider: "vimeo", videoId: "76979871/8272103f6e" }));
  expect(html).toContain('href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"');
  expect(html).toContain('href="https://vimeo.com/76979871/8272103f6e"');
  expect(html).toContain("Ver en YouTube");
  expect(html).not.toMatch(/iframe|<img|<script/);
});

test.each([
  image({ pictureId: "../../etc/passwd" }),
  image({ pictureId: `${id}/../x` }),
  image({ width: 100_000 }),
  image({ alt: "a\u0000b" }),
  image({ alt: "x".repeat(501) }),
  embed({ provider: "evil" }),
  embed({ videoId: 'x"><script>' }),
  embed({ provider: "vimeo", videoId: "../../../x" }),
])("refuses %j", (node) => {
  expect(() => parseRichText({ type: "doc", content: [node] })).toThrow();
});
