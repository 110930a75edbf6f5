import { afterEach, expect, test, vi } from "vitest";
import { log, logLines } from "#app/platform/log.server.ts";
import { openDoor } from "./front-door.fixture.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a request leaves one line, without query, address, user agent or token", async () => {
  vi.spyOn(log, "isLevelEnabled").mockReturnValue(true);
  const lines = vi.spyOn(logLines, "write").mockImplementation(() => {});
  const { ask, close } = await openDoor({ proxyHops: 1 });

  const { headers } = await ask("/confirm/s3cret-token?email=ana%40example.org", {
    headers: { "user-agent": "Phone", "x-forwarded-for": "203.0.113.7" },
  });
  await close();

  expect(lines).toHaveBeenCalledTimes(1);
  expect(JSON.parse(lines.mock.calls[0]![0])).toEqual({
    level: "info",
    time: expect.any(String),
    pid: process.pid,
    msg: "request",
    id: headers["x-request-id"],
    method: "GET",
    route: "/confirm/:token",
    path: "/confirm/:token",
    status: 404,
    ms: expect.any(Number),
  });
});
