import { describe, expect, test } from "vitest";
import { articleFacts } from "./article-facts.ts";

const url = "https://www.paper.example/2013/01/04/line.html";
const facts = (html: string) => articleFacts(html, url);

describe("the page of an article", () => {
  test("is read by its linked data first", () => {
    const html = `<!doctype html><html lang="en-US"><head>
      <title>Something else</title>
      <meta property="og:title" content="For sharing">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebPage","name":"No"},
        {"@type":["NewsArticle"],"headline":"A Brighter Line","datePublished":"2013-01-04T23:30:00-05:00",
         "author":[{"@type":"Person","name":"Ana Reyes"},{"@type":"Person","name":"Luz Vega"}],
         "publisher":{"@type":"Organization","name":"The Paper"}}]}</script></head></html>`;
    expect(facts(html)).toEqual({
      outlet: "The Paper",
      headline: "A Brighter Line",
      // The day at the paper: in UTC it is the next one already.
      datedOn: "2013-01-04",
      byline: "Ana Reyes, Luz Vega",
      language: "en",
    });
  });

  test("is read by what it says for sharing", () => {
    const html = `<html lang="es"><meta property="og:site_name" content="La Opini&oacute;n">
      <meta property="og:title" content="Una l&iacute;nea m&aacute;s clara">
      <meta property="article:published_time" content="2012-12-27T08:00:00Z">
      <meta name="author" content="Por Luz Vega"><meta property="article:author" content="https://social.example/luz">`;
    expect(facts(html)).toEqual({
      outlet: "La Opinión",
      headline: "Una línea más clara",
      datedOn: "2012-12-27",
      byline: "Luz Vega",
      language: "es",
    });
  });

  test("is read by its title and its times where it says nothing else", () => {
    const html = `<svg><title>Logo</title></svg><title>
      A Brighter
      Line &amp; more | paper.example</title><p><time datetime="2013-01-04">yesterday</time>`;
    expect(facts(html)).toEqual({
      outlet: "paper.example",
      headline: "A Brighter Line & more",
      datedOn: "2013-01-04",
      byline: null,
      language: null,
    });
  });

  test("may say nothing at all", () => {
    const nothing = { outlet: "paper.example", headline: null, datedOn: null, byline: null, language: null };
    expect(facts("")).toEqual(nothing);
    expect(facts("<p>Not found")).toEqual(nothing);
  });

  test.each([
    ["an ISO day", "2013-01-04", "2013-01-04"],
    ["digits alone", "20130104", "2013-01-04"],
    ["words", "January 4, 2013", "2013-01-04"],
    ["a mail's way", "Fri, 04 Jan 2013 23:30:00 -0500", "2013-01-04"],
    ["no day of any month", "2013-02-31", null],
    ["something else", "soon", null],
    ["a number", "7", null],
  ])("has its day as %s", (_, content, day) => {
    expect(facts(`<meta name="date" content="${content}">`).datedOn).toBe(day);
  });

  test("is not believed to be in a language we do not have", () => {
    expect(facts('<html lang="fr">').language).toBeNull();
    expect(facts('<html lang="en_GB">').language).toBe("en");
    expect(facts('<html lang=""><meta property="og:locale" content="es_US">').language).toBe("es");
  });

  test("with broken linked data is read by the rest", () => {
    const html = `<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>
      <script type="application/ld+json">[null, 7, {"@type":"NewsArticle","headline":["In a list"],"author":"https://paper.example/ana"}]</script>
      <meta name="author" content="Ana Reyes">`;
    expect(facts(html)).toMatchObject({ headline: "In a list", byline: "Ana Reyes" });
  });

  test("cannot make us keep more than we print, or what cannot be seen", () => {
    const { headline, outlet } = facts(
      `<title>${"word ".repeat(200_000)}</title><meta property="og:site_name" content="A\u0000 \u202eB\u0007">`,
    );
    expect(headline!.length).toBeLessThanOrEqual(300);
    expect(outlet).toBe("A B");
  });

  test("with the same mark a hundred thousand times is read quickly enough to be read at all", () => {
    const many = '<meta name="author" content="x"><time datetime="y"></time>'.repeat(20_000);
    expect(facts(many)).toMatchObject({ byline: "x", datedOn: null });
  });

  test("that is a script is only text to us", () => {
    expect(facts('<meta property="og:title" content="&lt;script&gt;alert(1)&lt;/script&gt;">').headline).toBe(
      "<script>alert(1)</script>",
    );
  });
});
