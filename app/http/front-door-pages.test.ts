import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, expect, test, vi } from "vitest";
import { doors, PUBLIC, page } from "./front-door.fixture.ts";

const door = doors(afterEach);

test("are rendered once for many visitors, without anything of the first one's request", async () => {
  const seen: [Request, AppLoadContext][] = [];
  const { ask } = await door({
    remix: async (request, context) => {
      seen.push([request, context]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      return page("petition", PUBLIC);
    },
  });

  const replies = await Promise.all(
    ["?s=abc", "?utm_source=mail", "?fbclid=1&ref=2", ""].map((query) =>
      ask(`/petitions/one${query}`, { headers: { cookie: "signed=me", "user-agent": "Phone" } }),
    ),
  );

  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(seen).toHaveLength(1);
  const [request, { visit }] = seen[0]!;
  expect(request.url).toBe("http://campaign.test/petitions/one");
  expect(request.headers.get("cookie")).toBeNull();
  expect(visit).toMatchObject({ address: "", userAgent: "", path: "/petitions/one" });
});

test("differ by a parameter that pages read, and by language", async () => {
  const remix = vi.fn(async (request: Request) => page(request.url, PUBLIC));
  const { ask } = await door({ remix });

  for (const path of ["/news", "/news?before=2", "/es/news", "/news?before=2&s=x"]) await ask(path);

  expect(remix.mock.calls.map(([request]) => request.url.replace("http://campaign.test", ""))).toEqual([
    "/news",
    "/news?before=2",
    "/es/news",
  ]);
});

test("are there for the first visitor, and a page that cannot be made yet stops nobody", async () => {
  let renders = 0;
  const { door: warm, ask } = await door({
    remix: async (request) => {
      renders += 1;
      if (request.url.endsWith("/petitions/broken")) throw new Error("not yet");
      return page("petition", PUBLIC);
    },
  });
  await warm.warmUp(["/petitions/broken", "/petitions/one"]);
  expect(renders).toBe(2);
  expect((await ask("/petitions/one")).status).toBe(200);
  expect(renders).toBe(2);
});

test("come compressed, answer HEAD without a body and a known version with 304", async () => {
  const { ask } = await door({ remix: async () => page("petition", PUBLIC) });

  const plain = await ask("/p");
  const brotli = await ask("/p", { headers: { "accept-encoding": "gzip, br" } });
  const gzip = await ask("/p", { headers: { "accept-encoding": "gzip, br;q=0" } });
  const head = await ask("/p", { method: "HEAD" });
  const again = await ask("/p", { headers: { "if-none-match": String(plain.headers.etag) } });

  expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.text);
  expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
  expect(brotli.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers["content-length"]).toBe(String(plain.body.length));
  expect(again).toMatchObject({ status: 304, text: "" });
});

test("never hold a page that sets a cookie or says it is private", async () => {
  const kinds: Record<string, Record<string, string>> = {
    "/cookie": { ...PUBLIC, "Set-Cookie": "a=b" },
    "/private": { "Cache-Control": "private, no-store" },
    "/silent": {},
  };
  let renders = 0;
  const { ask } = await door({
    remix: async (request) => {
      renders += 1;
      return page(String(renders), kinds[new URL(request.url).pathname]);
    },
  });

  for (const path of Object.keys(kinds)) {
    const [first, second] = [await ask(path), await ask(path)];
    expect(second.text).not.toBe(first.text);
  }
  expect((await ask("/silent")).headers["cache-control"]).toBe("no-store");
});

test("of calls are kept for whoever is nobody yet, and made anew for a browser that says who one is", async () => {
  const seen: (string | null)[] = [];
  const { ask } = await door({
    remix: async (request) => {
      const cookie = request.headers.get("cookie");
      seen.push(cookie);
      return cookie ? page("Ana", { "Cache-Control": "private, no-store" }) : page("form", PUBLIC);
    },
  });
  const cookie = "visitor=sealed";
  const asked: Record<string, string>[] = [{}, {}, { cookie }, {}, { cookie }];
  const replies = [];
  for (const headers of asked) replies.push(await ask("/calls/one", { headers }));

  expect(replies.map(({ text }) => /<title>(\w+)/.exec(text)![1])).toEqual([
    "form",
    "form",
    "Ana",
    "form",
    "Ana",
  ]);
  expect(seen).toEqual([null, cookie, cookie]);
  expect(replies[2]!.headers["cache-control"]).toBe("private, no-store");
});

test("are passed by for a sealed prefill, whose page is the visitor's own", async () => {
  const cookies: (string | null)[] = [];
  const { ask } = await door({
    remix: async (request) => {
      cookies.push(request.headers.get("cookie"));
      return page("petition", PUBLIC);
    },
  });

  await ask("/petitions/one?k=sealed", { headers: { cookie: "lang=es" } });
  await ask("/petitions/one?k=sealed", { headers: { cookie: "lang=en" } });

  expect(cookies).toEqual(["lang=es", "lang=en"]);
});

test("stay up while the database is away; others get 503 and a time to come back", async () => {
  let away = false;
  const { ask } = await door({
    cacheLimits: { staleMs: 0, patienceMs: 10 },
    remix: async (_request, context) => {
      if (!away) return page("petition", { "Cache-Control": "public, max-age=1" });
      context.databaseAway = true;
      return new Response("secret stack", { status: 500 });
    },
  });
  await ask("/kept");
  away = true;
  await new Promise((resolve) => setTimeout(resolve, 1_050));

  expect((await ask("/kept")).status).toBe(200);
  const other = await ask("/es/other");
  expect(other.status).toBe(503);
  expect(other.headers["retry-after"]).toBe("5");
  expect(other.text).toContain("Volvemos en un momento");
  expect(other.text).not.toContain("secret stack");
});
