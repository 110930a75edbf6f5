import { afterEach, expect, test } from "vitest";
import { doors, PUBLIC, page } from "./front-door.fixture.ts";
import { panelPath } from "./panel-path.ts";
import { contentSecurityPolicy } from "./security-headers.server.ts";

const door = doors(afterEach);

test("pages of the panel are kept by nobody, found by no robot, and carry a nonce of their own", async () => {
  const nonces: (string | undefined)[] = [];
  const { ask } = await door({
    remix: async (_, { nonce }) => {
      nonces.push(nonce);
      return page("panel", PUBLIC);
    },
  });
  for (const path of ["/admin", "/admin/staff", "/admin.data", "/admin/staff"]) {
    const { headers } = await ask(path);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-robots-tag"]).toBe("noindex, nofollow");
    expect(headers["content-security-policy"]).toContain(`script-src 'self' 'nonce-${nonces.at(-1)}';`);
  }
  expect(new Set(nonces).size).toBe(4);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w+/]{24}$/);
});

test("public pages have no nonce and allow nothing inline", async () => {
  const { ask } = await door({
    remix: async (_, { nonce }) => page(String(nonce), PUBLIC),
  });
  const { headers, text } = await ask("/campaigns/one");
  expect(text).toContain("<title>undefined</title>");
  expect(headers["content-security-policy"]).toContain("script-src 'self'; style-src 'self'");
  expect(headers["x-robots-tag"]).toBeUndefined();
});

test("in development a nonce takes the place of what is allowed inline", () => {
  const around = { https: false, development: true };
  expect(contentSecurityPolicy(around, { nonce: "n" })).toContain("script-src 'self' 'nonce-n';");
});

test("no other site posts to the panel", async () => {
  const { post } = await door({ remix: async () => page("done") });
  const from = (headers: Record<string, string>) => post("/admin/staff", "intent=invite", headers);
  expect((await from({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await from({ "sec-fetch-site": "same-site" })).status).toBe(403);
  expect((await from({ origin: "https://evil.example" })).status).toBe(403);
  expect((await from({ origin: "null" })).status).toBe(403);
  expect((await from({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  expect((await post("/admin/reset/token", "password=x", { "sec-fetch-site": "cross-site" })).status).toBe(
    403,
  );
});

test("a one-time link tells no other site where it leads", async () => {
  const { ask } = await door({ remix: async () => page("link") });
  for (const path of ["/admin/set-up/t", "/admin/invitation/t", "/admin/reset/t"]) {
    expect((await ask(path)).headers["referrer-policy"]).toBe("no-referrer");
  }
});

test("staff may post a long story, the public may not", async () => {
  const { post } = await door({ remix: async () => page("done") });
  const long = `text=${"a".repeat(300_000)}`;
  expect((await post("/admin/posts", long)).status).toBe(200);
  expect((await post("/preferences", long)).status).toBe(413);
  expect((await post("/admin/posts", `text=${"a".repeat(1_100_000)}`)).status).toBe(413);
});

test.each([
  ["/admin/staff?x=1", "/admin/staff?x=1"],
  ["/admin", "/admin"],
  [null, "/admin"],
  ["/administration", "/admin"],
  ["//evil.example/admin", "/admin"],
  ["https://evil.example/admin", "/admin"],
  ["/admin/../petitions", "/admin"],
  ["/admin\\@evil.example", "/admin"],
  ["/admin/staff.data?_routes=x", "/admin"],
  ["/admin\nSet-Cookie: x", "/admin"],
])("after signing in %s leads to %s", (to, path) => {
  expect(panelPath(to)).toBe(path);
});

test("every cookie goes out, also where a middleware before us has set headers", async () => {
  const answer = async () => {
    const headers = new Headers({ "Content-Type": "text/plain" });
    for (const name of ["a", "b"]) headers.append("Set-Cookie", `${name}=1`);
    return new Response("in", { headers });
  };
  for (const before of [
    undefined,
    (_: unknown, response: { setHeader(name: string, value: string): unknown }, next: () => void) => {
      response.setHeader("Vary", "Origin");
      next();
    },
  ]) {
    const { ask } = await door({ remix: answer, ...(before && { before }) });
    expect((await ask("/admin")).headers["set-cookie"]).toEqual(["a=1", "b=1"]);
  }
});
