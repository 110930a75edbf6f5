import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LookUpAnswer } from "#app/officials/look-up.server.ts";
import { log, logLines } from "#app/platform/log.server.ts";
import { openDoor, page } from "./front-door.fixture.ts";
import { countLookUp } from "./look-up-limits.server.ts";

const california = {
  id: "ocd-division/country:us/state:ca",
  type: "state",
  name: "California",
  stateCode: "CA",
} as const;
const governor = {
  id: "0",
  divisionId: california.id,
  level: "state",
  chamber: null,
  key: "governor",
  seat: "",
  seats: 1,
  titles: { en: "Governor of California", es: "Gobernador de California" },
  holders: [],
  vacant: 1,
} as const;
const answer: LookUpAnswer = {
  precision: "state",
  stateCode: "CA",
  divisions: [california],
  offices: [{ ...governor, holders: [] }],
  candidates: [{ type: "sldl", divisions: [] }],
  needsStreet: true,
  sources: [],
};

let lookUp = vi.fn();
const remix = vi.fn(async () => page("officials", { "Cache-Control": "public, max-age=60" }));
let open: Awaited<ReturnType<typeof openDoor>>;

beforeEach(async () => {
  lookUp = vi.fn(async () => ({ outcome: "answered", answer }));
  open = await openDoor({
    officials: { lookUp, countLookUp: async () => 0, version: async () => 1 },
    remix,
  });
});
afterEach(() => open.close());

describe("GET /api/officials", () => {
  test("answers in the fields of the contract, to any site, and keeps a ZIP code's answer", async () => {
    const reply = await open.ask("/api/officials?zip=94142");
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      query: { zip: "94142" },
      precision: "state",
      divisions: [{ id: california.id, type: "state", name: "California" }],
      officials: [],
      vacant: [
        {
          office: { title: "Governor of California", chamber: null, level: "state" },
          division: california.id,
        },
      ],
      candidates: [{ type: "sldl", divisions: [] }],
      needs: "street_address",
      sources: [],
    });
    expect(reply.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "content-type": "application/json; charset=utf-8",
    });
    const again = await open.ask("/api/officials?zip=94142", {
      headers: { "If-None-Match": String(reply.headers.etag) },
    });
    expect(again.status).toBe(304);
    expect(lookUp).toHaveBeenCalledTimes(1);
    const spanish = await open.ask("/api/officials?zip=94142&lang=es");
    expect(spanish.text).toContain("Gobernador de California");
  });

  test("an address is answered to whoever asked, and kept by nobody", async () => {
    const reply = await open.ask("/api/officials?address=1%20Main%20St%2C%20CA");
    expect(JSON.parse(reply.text).query).toEqual({ address: "1 Main St, CA" });
    expect(reply.headers["cache-control"]).toBe("private, no-store");
    await open.ask("/api/officials?address=1%20Main%20St%2C%20CA");
    expect(lookUp).toHaveBeenCalledTimes(2);
  });

  test("what cannot be a place is a 422 that says so, in the caller's language", async () => {
    const refused = async (query: string) => {
      const { status, text } = await open.ask(`/api/officials?${query}`);
      return { status, ...JSON.parse(text) };
    };
    expect(await refused("zip=9410")).toEqual({
      status: 422,
      error: "zip-malformed",
      field: "zip",
      message: "A ZIP code has five digits, such as 94103.",
    });
    expect(await refused("")).toMatchObject({ status: 422, error: "missing" });
    lookUp.mockResolvedValue({ outcome: "unknown-zip" });
    expect(await refused("zip=00999&lang=es")).toMatchObject({
      status: 422,
      error: "unknown-zip",
      message: expect.stringContaining("código postal"),
    });
  });

  test("other methods are told which there are; a database that is away is a 503", async () => {
    expect((await open.ask("/api/officials", { method: "OPTIONS" })).status).toBe(204);
    const post = await open.post("/api/officials", "zip=94103");
    expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    lookUp.mockRejectedValue(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
    const away = await open.ask("/api/officials?zip=94103");
    expect([away.status, away.headers["retry-after"]]).toEqual([503, "5"]);
    expect(away.text).not.toContain("ECONNREFUSED");
  });
});

test("what somebody typed is in no log, no cache and no referrer", async () => {
  vi.spyOn(log, "isLevelEnabled").mockReturnValue(true);
  const written = vi.spyOn(logLines, "write").mockImplementation(() => true as never);
  for (const path of ["/officials", "/es/officials", "/api/officials"]) {
    const reply = await open.ask(`${path}?address=12+Secret+Street&zip=94103`);
    expect(reply.status, path).toBe(200);
  }
  const lines = written.mock.calls.flat().join("\n");
  expect(lines).toContain('"route":"/api/officials","path":"/api/officials"');
  expect(lines).not.toMatch(/secret|94103/i);
  const asked = remix.mock.calls.length;
  const first = await open.ask("/officials?address=12+Secret+Street");
  expect((await open.ask("/officials?address=12+Secret+Street")).status).toBe(200);
  expect(remix.mock.calls.length - asked).toBe(2);
  expect(first.headers).toMatchObject({ "referrer-policy": "no-referrer" });
  expect(first.headers["permissions-policy"]).toContain("geolocation=(self)");
  expect((await open.ask("/campaigns/x")).headers["permissions-policy"]).toContain("geolocation=()");
});

test("whoever walks through addresses is sent away for a while, from page and JSON", async () => {
  const limited = await openDoor({
    proxyHops: 1,
    officials: { lookUp, countLookUp, version: async () => 1 },
    remix: async () => page("officials", { "Cache-Control": "no-store" }),
  });
  const from = { headers: { "X-Forwarded-For": "203.0.113.7" } };
  for (let at = 0; at < 59; at += 1) await limited.ask("/api/officials?zip=94103", from);
  expect((await limited.ask("/officials?zip=94103", from)).status).toBe(200);
  for (const path of ["/api/officials?zip=94103", "/officials?zip=94103", "/es/officials?address=x"]) {
    const reply = await limited.ask(path, from);
    expect([path, reply.status]).toEqual([path, 429]);
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  }
  expect((await limited.ask("/officials", from)).status).toBe(200);
  expect(
    (await limited.ask("/api/officials?zip=94103", { headers: { "X-Forwarded-For": "198.51.100.1" } }))
      .status,
  ).toBe(200);
  await limited.close();
});
