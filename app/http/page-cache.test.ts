import { expect, test, vi } from "vitest";
import type { Answer } from "./kept-page.server.ts";
import { PageCache } from "./page-cache.server.ts";

const answer = (text: string, over: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: [],
  contentType: "text/html; charset=utf-8",
  cacheControl: "public, max-age=1",
  setsCookie: false,
  body: Buffer.from(text),
  ...over,
});

/** A cache whose clock and renders the test moves by hand. */
function setUp(limits: ConstructorParameters<typeof PageCache>[1] = {}) {
  const clock = { now: 10_000 };
  const renders: { key: string; resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  const render = (key: string) =>
    new Promise<Answer>((resolve, reject) => {
      renders.push({ key, resolve, reject });
    });
  const cache = new PageCache(render, { patienceMs: 20, ...limits }, () => clock.now);
  const text = async (key: string) => {
    const found = await cache.find(key);
    return found.kind === "page" ? found.page.variants.identity.body.toString() : found.answer.status;
  };
  const fill = async (key: string, words: string) => {
    const filled = text(key);
    renders.pop()!.resolve(answer(words));
    await filled;
  };
  return { cache, clock, renders, text, fill };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a hundred visitors at once cause one render", async () => {
  const { renders, text } = setUp();
  const visitors = Array.from({ length: 100 }, () => text("/"));

  renders[0]!.resolve(answer("one"));

  expect(new Set(await Promise.all(visitors))).toEqual(new Set(["one"]));
  expect(renders).toHaveLength(1);
});

test("a page older than a second is shown once more while one render replaces it", async () => {
  const { clock, renders, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 1_500;

  expect(await Promise.all([text("/"), text("/")])).toEqual(["old", "old"]);
  expect(renders).toHaveLength(1);
  renders[0]!.resolve(answer("new"));
  await settled();
  expect(await text("/")).toBe("new");
});

test("nobody is shown a page older than two seconds while rendering is quick", async () => {
  const { clock, renders, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 2_000;

  const shown = text("/");
  renders[0]!.resolve(answer("new"));

  expect(await shown).toBe("new");
});

test("a slow render is not waited for longer than patience lasts", async () => {
  const { clock, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 10_000;

  expect(await text("/")).toBe("old");
});

test("whoever comes when a render has been slow for that long already gets the old page at once", async () => {
  // To wait for this would take longer than a test may.
  const { clock, renders, text, fill } = setUp({ patienceMs: 25_000 });
  await fill("/", "old");
  clock.now += 1_500;
  expect(await text("/")).toBe("old");
  clock.now += 25_500;

  expect(await text("/")).toBe("old");
  expect(renders).toHaveLength(1);
});

test("while rendering fails the last page stays up, with one try a second", async () => {
  const { clock, renders, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 60_000;

  const shown = text("/");
  renders.pop()!.reject(new Error("database away"));
  expect(await shown).toBe("old");
  expect([await text("/"), await text("/")]).toEqual(["old", "old"]);
  expect(renders).toHaveLength(0);

  clock.now += 1_000;
  expect(await text("/")).toBe("old");
  renders.pop()!.resolve(answer("new"));
  await settled();
  expect(await text("/")).toBe("new");
});

test("after ten minutes of failing the failure is told", async () => {
  const { clock, renders, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 602_000;

  const shown = text("/");
  renders.pop()!.reject(new Error("database away"));

  await expect(shown).rejects.toThrow("database away");
});

test("a first render that fails is told, and tried again by the next visitor", async () => {
  const { renders, text } = setUp();

  const shown = text("/");
  renders.pop()!.resolve(answer("oops", { status: 503 }));
  await expect(shown).rejects.toThrow("503");

  const next = text("/");
  renders.pop()!.resolve(answer("good"));
  expect(await next).toBe("good");
});

test.each([
  ["a page that sets a cookie", { setsCookie: true }],
  ["a private page", { cacheControl: "private, max-age=1" }],
  ["a page that must not be stored", { cacheControl: "public, max-age=1, no-store" }],
  ["a page without a word about it", { cacheControl: "no-store" }],
  ["a missing page", { status: 404 }],
])("%s is not kept", async (_what, over) => {
  const { cache, renders } = setUp();
  const found = cache.find("/");
  renders[0]!.resolve(answer("mine", over));

  expect((await found).kind).toBe("answer");
  expect(cache.ready("/")).toBeNull();
});

test("a page that became private is forgotten", async () => {
  const { cache, clock, renders, fill } = setUp();
  await fill("/", "public");
  clock.now += 1_200;

  cache.ready("/");
  renders[0]!.resolve(answer("mine", { cacheControl: "private" }));
  await settled();

  expect(cache.ready("/")).toBeNull();
});

test("what is unchanged is not compressed again", async () => {
  const { cache, clock, renders, fill } = setUp();
  const long = "words ".repeat(1_000);
  await fill("/", long);
  const before = cache.ready("/")!.page;
  clock.now += 1_200;

  cache.ready("/");
  renders[0]!.resolve(answer(long));
  await settled();

  expect(cache.ready("/")!.page).toBe(before);
  expect(cache.ready("/")!.result).toBe("hit");
});

test("entries and bytes are bounded; the least used page goes first", async () => {
  const { cache, fill } = setUp({ entries: 2 });
  await fill("/a", "a");
  await fill("/b", "b");
  cache.ready("/a");
  await fill("/c", "c");

  expect([cache.ready("/a"), cache.ready("/b"), cache.ready("/c")].map(Boolean)).toEqual([true, false, true]);
});

test("a render that never ends keeps nobody but the first visitors waiting", async () => {
  vi.useRealTimers();
  const { clock, renders, text, fill } = setUp();
  await fill("/", "old");
  clock.now += 29_000;

  expect(await text("/")).toBe("old");
  expect(await text("/")).toBe("old");
  expect(renders).toHaveLength(1);
});
