import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { doors, PUBLIC, page } from "./front-door.fixture.ts";

const door = doors(afterEach);

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
