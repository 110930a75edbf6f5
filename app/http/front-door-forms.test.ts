import { afterEach, expect, test, vi } from "vitest";
import type { Visit } from "#app/platform/visit.ts";
import { doors } from "./front-door.fixture.ts";

const door = doors(afterEach);

const form = "given_name=Ana&email=ana%40example.org";

test("of a petition reach the domain before anything is rendered", async () => {
  const remix = vi.fn();
  const visits: [string, string, Visit][] = [];
  const { post } = await door({
    remix,
    sign: async (slug, fields, visit) => {
      visits.push([slug, String(fields.get("email")), visit]);
      return { kind: "signed", location: "/es/petitions/one/thanks", cookie: "sealed" };
    },
  });

  const reply = await post("/es/petitions/one?source=flyer", form, { "user-agent": "Phone" });

  expect(reply).toMatchObject({ status: 303, text: "" });
  expect(reply.headers.location).toBe("/es/petitions/one/thanks");
  expect(reply.headers["set-cookie"]).toEqual([
    "signed=sealed; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax",
  ]);
  expect(visits[0]!.slice(0, 2)).toEqual(["one", "ana@example.org"]);
  expect(visits[0]![2]).toMatchObject({ language: "es", path: "/es/petitions/one", address: "127.0.0.1" });
  expect(visits[0]![2].query.get("source")).toBe("flyer");
  expect(remix).not.toHaveBeenCalled();
});

test("with errors go on to the page together with the reply", async () => {
  const { post } = await door({
    sign: async () => ({ kind: "invalid", errors: { email: ["required"] }, typed: { given_name: "Ana" } }),
    remix: async (request, { signReply }) => {
      const typed = await request.formData();
      return Response.json({ signReply, name: typed.get("given_name") }, { status: 422 });
    },
  });

  const reply = await post("/petitions/one", form);

  expect(reply.status).toBe(422);
  expect(JSON.parse(reply.text)).toMatchObject({ signReply: { kind: "invalid" }, name: "Ana" });
});

test("of either kind are read the same", async () => {
  const seen: (string | null)[] = [];
  const { post } = await door({
    sign: async (_slug, fields) => {
      seen.push(fields.get("given_name"));
      return { kind: "signed", location: "/", cookie: "x" };
    },
  });
  const multipart =
    '--b\r\nContent-Disposition: form-data; name="given_name"\r\n\r\nJosé\r\n' +
    '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\nbytes\r\n--b--\r\n';

  await post("/petitions/one", "given_name=Jos%C3%A9");
  await post("/petitions/one", multipart, { "content-type": "multipart/form-data; boundary=b" });

  expect(seen).toEqual(["José", "José"]);
});

test.each([
  ["a NUL byte in the body", "/petitions/one", "given_name=A%00na", {}, 400],
  ["a raw NUL byte in the body", "/petitions/one", "given_name=A\0na", {}, 400],
  ["a broken percent sequence in the body", "/petitions/one", "given_name=%zz", {}, 400],
  ["bytes that are not UTF-8", "/petitions/one", Buffer.from([0x61, 0x3d, 0xff, 0xfe]), {}, 400],
  ["percent sequences that are not UTF-8", "/petitions/one", "a=%C0%80", {}, 400],
  ["a NUL byte in the query", "/petitions/one?s=%00", "a=b", {}, 400],
  [
    "a broken multipart body",
    "/petitions/one",
    "--x",
    { "content-type": "multipart/form-data; boundary=b" },
    400,
  ],
  ["another kind of body", "/petitions/one", "{}", { "content-type": "application/json" }, 415],
  [
    "another charset",
    "/petitions/one",
    "a=b",
    { "content-type": "application/x-www-form-urlencoded; charset=latin1" },
    415,
  ],
  ["a compressed body", "/petitions/one", "a=b", { "content-encoding": "gzip" }, 415],
  ["too long a body", "/petitions/one", "a".repeat(70_000), {}, 413],
  ["another site's page", "/petitions/one", "a=b", { origin: "https://evil.test" }, 403],
  [
    "another site's page, by fetch metadata",
    "/petitions/one",
    "a=b",
    { "sec-fetch-site": "cross-site" },
    403,
  ],
  ["a sandbox", "/petitions/one", "a=b", { origin: "null" }, 403],
])("with %s are refused and change nothing", async (_what, path, body, headers, status) => {
  const sign = vi.fn();
  const { post } = await door({ sign });

  const reply = await post(path, body, headers as Record<string, string>);

  expect(reply.status).toBe(status);
  expect(sign).not.toHaveBeenCalled();
});

test.each([
  ["this site's page", { origin: "http://campaign.test" }],
  ["a page under no-referrer", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["a plain client", {}],
  ["loopback under another name", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }],
])("from %s are taken", async (_what, headers) => {
  const { post } = await door({ sign: async () => ({ kind: "signed", location: "/", cookie: "x" }) });

  expect((await post("/petitions/one", "a=b", headers as Record<string, string>)).status).toBe(303);
});

test("of a mail provider's one-click unsubscribe are taken without cookie and from anywhere", async () => {
  const { post } = await door({
    remix: async (request) => new Response(String((await request.formData()).get("List-Unsubscribe"))),
  });

  const reply = await post("/unsubscribe/token", "List-Unsubscribe=One-Click", {
    origin: "https://mail.test",
  });

  expect(reply).toMatchObject({ status: 200, text: "One-Click" });
  expect(reply.headers["referrer-policy"]).toBe("no-referrer");
});

test("from a flood get 429 and the seconds to wait", async () => {
  const { post } = await door({ sign: async () => ({ kind: "too-many", retryAfter: 30 }) });

  const reply = await post("/petitions/one", "a=b");

  expect(reply.status).toBe(429);
  expect(reply.headers["retry-after"]).toBe("30");
  expect(reply.text).toContain("Wait 30 seconds");
});

test("that come back since something else is away keep their page and their 503, if it says when to come again", async () => {
  let headers: Record<string, string> = { "Retry-After": "30" };
  const { post } = await door({
    remix: async () => new Response("typed, still here", { status: 503, headers }),
  });
  const said = await post("/donate/one", "amount=25");
  headers = {};
  const broken = await post("/donate/one", "amount=25");
  expect([said.status, said.headers["retry-after"], said.text]).toEqual([503, "30", "typed, still here"]);
  expect([broken.status, broken.text.includes("typed")]).toEqual([500, false]);
});

test("while the database is away get 503; a bug gets 500; neither tells why", async () => {
  const failures = [
    Object.assign(new Error("connect secret-host"), { code: "ECONNREFUSED" }),
    new Error("secret bug"),
  ];
  const { post } = await door({
    sign: async () => {
      throw failures.shift();
    },
  });

  const [away, bug] = [await post("/petitions/one", "a=b"), await post("/petitions/one", "a=b")];

  expect([away.status, bug.status]).toEqual([503, 500]);
  expect(away.headers["retry-after"]).toBe("5");
  expect(away.text + bug.text).not.toMatch(/secret/);
});

test("beyond what can be stored at once get 503 instead of a place in memory", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { post } = await door({
    mostSigns: 2,
    sign: async () => {
      await held;
      return { kind: "signed", location: "/", cookie: "x" };
    },
  });
  const first = [post("/petitions/one", "a=b"), post("/petitions/one", "a=b")];
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect((await post("/petitions/one", "a=b")).status).toBe(503);
  release();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([303, 303]);
});
