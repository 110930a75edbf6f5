import { expect, test } from "vitest";
import { fillIn, mergeFields } from "./merge-fields.ts";

test("values stand where their marks stood, escaped in HTML and as they are in text", () => {
  const merge = mergeFields();
  const name = merge.field(`<b>"O'Neil" & co</b>`);
  const link = merge.field("https://example.org/?a=1&b=2");
  expect(fillIn(`<a href="${link}">${name}</a>`, merge, "html")).toBe(
    '<a href="https://example.org/?a=1&amp;b=2">&lt;b&gt;&quot;O&#39;Neil&quot; &amp; co&lt;/b&gt;</a>',
  );
  expect(fillIn(`${name} ${link}`, merge, "text")).toBe(`<b>"O'Neil" & co</b> https://example.org/?a=1&b=2`);
});

test("a value that looks like a mark or a replacement pattern stays what it is", () => {
  const merge = mergeFields();
  const first = merge.field("$& $1 $$");
  const second = merge.field(first);
  expect(fillIn(second, merge, "text")).toBe(first);
  expect(fillIn(first, merge, "text")).toBe("$& $1 $$");
});

test("line breaks and other control characters in values become spaces", () => {
  const merge = mergeFields();
  expect(fillIn(merge.field("a\r\nb\u0000c"), merge, "text")).toBe("a b c");
});
