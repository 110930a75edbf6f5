import { expect, test } from "vitest";
import { decodePage } from "./decode-page.ts";

const latin = (text: string) => Buffer.from(text, "latin1");

test.each<[string, Uint8Array, string]>([
  ["UTF-8 without a word about it", Buffer.from("<p>añil</p>"), "text/html"],
  ["the header's letters", latin("<p>añil</p>"), "text/html; charset=ISO-8859-1"],
  ["letters named in quotes", latin("<p>añil</p>"), 'text/html;charset="windows-1252"'],
  ["the page's own word", latin('<meta charset="iso-8859-1"><p>añil</p>'), "text/html"],
  [
    "the page's own word of old",
    latin('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>añil</p>'),
    "text/html",
  ],
  ["a mark before everything else", Buffer.from("\ufeff<p>añil</p>"), "text/html; charset=iso-8859-1"],
  ["UTF-16 by its mark", Buffer.from("\ufeff<p>añil</p>", "utf16le"), "text/html"],
  ["letters that nobody knows", Buffer.from("<p>añil</p>"), "text/html; charset=klingon"],
])("%s", (_, bytes, contentType) => expect(decodePage(bytes, contentType)).toContain("<p>añil</p>"));

test("what cannot be read does not stop the rest", () => {
  expect(decodePage(Buffer.from([0x61, 0xff, 0x62]), "text/html")).toBe("a\ufffdb");
});
