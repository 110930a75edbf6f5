import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeWeb, startFakeWeb } from "#tests/fakes/web-server.ts";
import { fetchPage } from "./fetch-page.server.ts";
import { isWebLink } from "./web-link.ts";

let web: FakeWeb;
beforeEach(async () => {
  web = await startFakeWeb();
});
afterEach(() => web.stop());

const html = { "Content-Type": "text/html; charset=utf-8" };
const at = (path: string, host = "news.example") => `http://${host}:${web.port}${path}`;
const says = (body: string | Buffer, headers: Record<string, string> = html) => {
  web.pages["/story"] = (_, response) => response.writeHead(200, headers).end(body);
};

describe("a page", () => {
  test("is read as a stranger would: no cookie, a plain name", async () => {
    says("<title>Añil</title>", { ...html, "Set-Cookie": "who=you" });
    web.pages["/from"] = (_, response) =>
      response.writeHead(302, { Location: "/story", "Set-Cookie": "seen=1" }).end();

    expect(await fetchPage(at("/from"), web.fetcher)).toEqual({
      outcome: "page",
      url: at("/story"),
      html: "<title>Añil</title>",
    });
    expect(web.requests).toHaveLength(2);
    for (const { headers } of web.requests) {
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("authorization");
      expect(headers["user-agent"]).toBe("Mozilla/5.0 (compatible; Groundswell)");
    }
  });

  test("is read in its own letters, and unpacked", async () => {
    says(gzipSync(Buffer.from("<title>Añil</title>", "latin1")), {
      "Content-Type": "text/html; charset=iso-8859-1",
      "Content-Encoding": "gzip",
    });
    expect(await fetchPage(at("/story"), web.fetcher)).toMatchObject({ html: "<title>Añil</title>" });
  });

  test("of any length is read up to a size, also one that only grows when it is unpacked", async () => {
    const long = `<title>Long</title>${"x".repeat(20_000_000)}`;
    says(gzipSync(long), { ...html, "Content-Encoding": "gzip" });
    const result = await fetchPage(at("/story"), web.fetcher);
    expect(result).toMatchObject({ outcome: "page" });
    expect(result.outcome === "page" && result.html.length).toBeLessThanOrEqual(1_500_000);
  });

  test("that never ends is not read to its end", async () => {
    web.pages["/story"] = (_, response) => {
      response.writeHead(200, html);
      const more = () => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    };
    expect(await fetchPage(at("/story"), web.fetcher)).toMatchObject({ outcome: "page" });
  });

  test.each([
    ["a picture", { "Content-Type": "image/png" }],
    ["a file to keep", { "Content-Type": "application/octet-stream" }],
    ["something that looks like HTML", { "Content-Type": "text/htmlx" }],
    ["something that does not say what it is", {}],
  ])("that is %s is not read", async (_, headers) => {
    says("<title>No</title>", headers as Record<string, string>);
    expect(await fetchPage(at("/story"), web.fetcher)).toEqual({ outcome: "unreadable" });
  });

  test("that is not there, and a host that is not there, are told apart from nothing", async () => {
    expect(await fetchPage(at("/nothing"), web.fetcher)).toEqual({ outcome: "unreadable" });
    const resolve = () => Promise.reject(new Error("ENOTFOUND"));
    expect(await fetchPage("http://nowhere.example/", { resolve })).toEqual({ outcome: "unreadable" });
  });

  test("that leads in a circle is given up", async () => {
    web.pages["/story"] = (_, response) => response.writeHead(301, { Location: "/story" }).end();
    expect(await fetchPage(at("/story"), web.fetcher)).toEqual({ outcome: "unreadable" });
    expect(web.requests.length).toBeLessThanOrEqual(5);
  });
});

describe("is refused without a connection", () => {
  const addresses = [
    ["127.0.0.1", 4],
    ["10.0.0.1", 4],
    ["169.254.169.254", 4],
    ["100.64.0.1", 4],
    ["224.0.0.1", 4],
    ["::1", 6],
    ["fd00:ec2::254", 6],
    ["::ffff:127.0.0.1", 6],
  ] as const;

  test.each(addresses)("a name that means %s", async (address, family) => {
    const resolve = async () => [{ address, family }];
    expect(await fetchPage("http://news.example/", { resolve })).toEqual({ outcome: "refused" });
  });

  test("a name that means a public host and one within, whichever comes first", async () => {
    const both = [
      { address: "93.184.216.34", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ];
    for (const answer of [both, both.toReversed()]) {
      const resolve = async () => answer;
      expect(await fetchPage("http://news.example/", { resolve })).toEqual({ outcome: "refused" });
    }
  });

  test("this machine, as long as nobody lets a test go there", async () => {
    says("<title>Secret</title>");
    const { resolve } = web.fetcher;
    expect(await fetchPage(at("/story"), resolve ? { resolve } : {})).toEqual({ outcome: "refused" });
    expect(await fetchPage(at("/story", "127.0.0.1"))).toEqual({ outcome: "refused" });
    expect(await fetchPage(at("/story", "localhost"))).toEqual({ outcome: "refused" });
    expect(web.requests).toHaveLength(0);
  });

  test.each([
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://①②⑦.⓪.⓪.①/",
    "https://10.0.0.1/",
    // Only the web's own two doors.
    "http://93.184.216.34:2222/",
    "http://93.184.216.34:8080/",
    "https://93.184.216.34:6379/",
  ])("%s", async (url) => expect(await fetchPage(url)).toEqual({ outcome: "refused" }));

  test.each([
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://news.example/",
    "javascript:alert(1)",
    "data:text/html,<title>x</title>",
    "http://user@news.example/",
    "https://user:secret@news.example/",
    "//news.example/",
    "news.example",
    "",
  ])("what is no address on the web: %s", async (url) => {
    expect(isWebLink(url)).toBe(false);
    expect(await fetchPage(url)).toEqual({ outcome: "refused" });
  });

  test("an address longer than any", async () => {
    const url = `https://news.example/${"x".repeat(2_000)}`;
    expect(await fetchPage(url)).toEqual({ outcome: "refused" });
  });
});

describe("a redirect is judged like a link", () => {
  test.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://10.0.0.1/",
    "file:///etc/passwd",
    "http://user:secret@news.example/",
    "http://:80",
  ])("to %s", async (Location) => {
    web.pages["/story"] = (_, response) => response.writeHead(302, { Location }).end();
    expect(await fetchPage(at("/story"), web.fetcher)).toEqual({ outcome: "refused" });
    expect(web.requests).toHaveLength(1);
  });

  test("to another port of this machine", async () => {
    const other = await startFakeWeb();
    other.pages["/"] = (_, response) => response.writeHead(200, html).end("<title>Within</title>");
    web.pages["/story"] = (_, response) =>
      response.writeHead(302, { Location: `http://news.example:${other.port}/` }).end();
    expect(await fetchPage(at("/story"), web.fetcher)).toEqual({ outcome: "refused" });
    expect(other.requests).toHaveLength(0);
    await other.stop();
  });

  test("to a name that means something else by now", async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    };
    web.pages["/story"] = (_, response) =>
      response.writeHead(302, { Location: at("/inner", "rebound.example") }).end();
    expect(await fetchPage(at("/story"), { ...web.fetcher, resolve })).toEqual({ outcome: "refused" });
    expect(asked).toBe(2);
  });
});
