import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Visit } from "#app/platform/visit.ts";
import { openDoor, PUBLIC, page } from "./front-door.fixture.ts";

const open: { close(): Promise<void> }[] = [];
async function door(...args: Parameters<typeof openDoor>) {
  const opened = await openDoor(...args);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()));
});

describe("kept pages", () => {
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
});

describe("posted forms", () => {
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
});

describe("addresses", () => {
  test.each([
    ["/es/%zz", 400, "es"],
    ["/es/confirm/%00", 400, "es"],
    ["/es?x=%zz", 400, "es"],
    [`/es/${"a".repeat(4_100)}`, 414, "es"],
    ["/escape/%zz", 400, "en"],
    ["/%zz", 400, "en"],
  ])("what cannot be read is answered in its language (%#)", async (path, status, language) => {
    const { ask } = await door();
    const reply = await ask(path);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(`<html lang="${language}">`);
  });

  test.each(["/%00", "/%zz", "/a%C0%80", "/x?y=%E0%A4%A", "//evil.test/", "/\\evil", "/caf\xe9"])(
    "%s is answered 400",
    async (path) => {
      const { port } = await door();
      const head = await new Promise<string>((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () =>
          socket.end(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, "latin1")),
        );
        socket.once("data", (chunk) => resolve(String(chunk)));
        socket.once("error", reject);
      });
      expect(head).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test("with a slash too many lead to the page itself, and nowhere else", async () => {
    const { ask } = await door();

    expect((await ask("/campaigns/trust/?s=1")).headers.location).toBe("/campaigns/trust?s=1");
  });

  test("of the front page lead a Spanish reader to /es", async () => {
    const { ask } = await door({ remix: async () => page("home", PUBLIC) });

    const spanish = await ask("/", { headers: { cookie: "a=b; lang=es" } });

    expect(spanish).toMatchObject({ status: 302, headers: { location: "/es", "cache-control": "no-store" } });
    expect((await ask("/", { headers: { cookie: "lang=en" } })).status).toBe(200);
  });

  test("of the language switch set the cookie and stay on this site", async () => {
    const { ask } = await door();

    const there = await ask("/language/es?to=/petitions/one%3Fs%3Dx");
    const back = await ask("/language/en?to=/es/petitions/one");
    const away = await ask("/language/es?to=//evil.test");

    expect(there).toMatchObject({ status: 303, headers: { location: "/es/petitions/one?s=x" } });
    expect(there.headers["set-cookie"]).toEqual([
      "lang=es; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
    ]);
    expect(back.headers.location).toBe("/petitions/one");
    expect(away.headers.location).toBe("/es");
  });

  test("of the language switch keep who brought the visitor, as far as the browser tells it", async () => {
    const { ask, port } = await door();
    const pressedOn = async (referer: string) =>
      (await ask("/language/es?to=/petitions/one", { headers: { referer } })).headers.location;

    expect(await pressedOn("http://campaign.test/petitions/one?s=x&k=y")).toBe("/es/petitions/one?s=x");
    expect(await pressedOn(`http://127.0.0.1:${port}/petitions/one?s=x`)).toBe("/es/petitions/one?s=x");
    expect(await pressedOn("http://evil.test/petitions/one?s=x")).toBe("/es/petitions/one");
    expect(await pressedOn("no address")).toBe("/es/petitions/one");
  });

  test("of a theme give its stylesheet, for good", async () => {
    const { ask } = await door();

    const css = await ask("/themes/FCF9F1-26235F-F9AE1B-D2351A.css");

    expect(css.status).toBe(200);
    expect(css.headers).toMatchObject({
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(css.text).toContain("#26235F");
    expect((await ask("/themes/nonsense.css")).status).toBe(404);
  });

  test("with a method that is not done are answered 405", async () => {
    const { ask } = await door();

    const reply = await ask("/petitions/one", { method: "DELETE" });

    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe("GET, HEAD, POST");
  });
});

describe("every page", () => {
  test("allows nothing inline and no frame around it", async () => {
    const { ask } = await door({ remix: async () => page("petition", PUBLIC) });

    const { headers } = await ask("/petitions/one");

    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("that carries its own style is allowed that one text, kept or not", async () => {
    const { ask } = await door({
      remix: async (_request, context) => {
        context.styleHash = "sha256-abc=";
        return page("petition", PUBLIC);
      },
    });

    const kept = await ask("/petitions/one");
    const own = await ask("/petitions/one", { headers: { authorization: "Basic x" } });

    for (const { headers } of [kept, own]) {
      expect(headers["content-security-policy"]).toContain("style-src 'self' 'sha256-abc=';");
    }
  });

  test("behind https says so, and marks its cookies", async () => {
    const { ask, post } = await door({
      https: true,
      appOrigin: () => "https://campaign.test",
      remix: async () => page("thanks", { "Set-Cookie": "lang=es; Path=/" }),
      sign: async () => ({ kind: "signed", location: "/", cookie: "x" }),
    });

    const thanks = await ask("/petitions/one/thanks");

    expect(thanks.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(thanks.headers["set-cookie"]).toEqual(["lang=es; Path=/; Secure"]);
    const signed = await post("/petitions/one", "a=b", { origin: "https://campaign.test" });
    expect(String(signed.headers["set-cookie"])).toContain("; Secure");
  });

  test("carries a request id, and takes a proxy's only if it is harmless", async () => {
    const { ask } = await door();

    expect((await ask("/x", { headers: { "x-request-id": "edge-12345" } })).headers["x-request-id"]).toBe(
      "edge-12345",
    );
    const own = (await ask("/x", { headers: { "x-request-id": 'a"{bad}' } })).headers["x-request-id"];
    expect(own).toMatch(/^\w{12}-[0-9a-z]+$/);
    expect((await ask("/x")).headers["x-request-id"]).not.toBe(own);
  });
});

describe("answers that are no pages", () => {
  test("a download is passed on as it comes", async () => {
    const { ask } = await door({
      remix: async () =>
        new Response(new Blob(["a,b\n", "1,2\n"]).stream(), {
          headers: { "Content-Type": "text/csv", "Content-Disposition": "attachment; filename=mine.csv" },
        }),
    });

    const reply = await ask("/preferences/token/mine.csv");

    expect(reply).toMatchObject({ status: 200, text: "a,b\n1,2\n" });
    expect(reply.headers["cache-control"]).toBe("no-store");
    expect(reply.headers["content-length"]).toBeUndefined();
  });

  test("an error is JSON where JSON was asked for", async () => {
    const { ask } = await door({ remix: async () => new Response("secret stack", { status: 500 }) });

    const reply = await ask("/petitions/one.json");

    expect(reply.status).toBe(500);
    expect(JSON.parse(reply.text)).toEqual({ error: 500, request: reply.headers["x-request-id"] });
  });
});

describe("behind proxies", () => {
  test.each([
    [0, "6.6.6.6", "127.0.0.1"],
    [1, "6.6.6.6, 203.0.113.7", "203.0.113.7"],
    [2, "6.6.6.6, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    [1, "2001:DB8:0:0::1", "2001:db8::1"],
    [1, "::ffff:198.51.100.4", "198.51.100.4"],
    [1, "nonsense", "127.0.0.1"],
  ])("with %i believed, %s is %s", async (proxyHops, forwarded, expected) => {
    const { ask } = await door({
      proxyHops,
      remix: async (_request, { visit }) => new Response(visit.address),
    });

    const reply = await ask("/preferences/token", { headers: { "x-forwarded-for": forwarded } });

    expect(reply.text).toBe(expected);
  });
});

describe("for operators", () => {
  test("health, readiness and metrics", async () => {
    let ready = true;
    const { ask } = await door({
      readiness: async () => (ready ? { ready: true } : { ready: false, reason: "database" }),
    });

    expect((await ask("/healthz")).status).toBe(200);
    expect((await ask("/readyz")).status).toBe(200);
    ready = false;
    expect(await ask("/readyz")).toMatchObject({ status: 503, headers: { "retry-after": "2" } });
    expect((await ask("/metrics")).text).toBe("numbers");
    expect((await ask("/metrics", { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(403);
  });

  test("a metrics token closes metrics to everybody else", async () => {
    const { ask } = await door({ metricsToken: "a-long-enough-token" });

    expect((await ask("/metrics")).status).toBe(403);
    expect((await ask("/metrics", { headers: { authorization: "Bearer a-long-enough-token" } })).status).toBe(
      200,
    );
  });

  test("draining lets the request under way finish, then nobody is let in", async () => {
    const { door: opened, ask } = await door({
      remix: async () => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return page("slow", PUBLIC);
      },
    });
    const slow = ask("/slow");
    await new Promise((resolve) => setTimeout(resolve, 50));

    const drained = opened.drain(1_000);

    expect((await slow).status).toBe(200);
    await drained;
    await expect(ask("/healthz")).rejects.toThrow(/ECONNREFUSED/);
  });

  test("draining cuts what does not finish in time", async () => {
    const { door: opened, ask } = await door({ remix: () => new Promise(() => {}) });
    const stuck = ask("/stuck").catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));

    await opened.drain(100);

    expect(await stuck).toMatch(/socket hang up|ECONNRESET/);
  });
});
