import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDoor } from "./front-door.fixture.ts";
import { StaticFiles } from "./static-files.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "client-build-"));
const css = "body{margin:0}".repeat(200);
let door: Awaited<ReturnType<typeof openDoor>>;

beforeAll(async () => {
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "assets/root-ab12.css"), css);
  writeFileSync(path.join(folder, "favicon.svg"), "<svg/>");
  writeFileSync(path.join(folder, ".secret"), "x");
  const files = new StaticFiles(folder, { https: false, development: false });
  await files.compressed;
  door = await openDoor({ files });
});

afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

test("a file named after its content is kept for good, and sent compressed", async () => {
  const { status, headers, body } = await door.ask("/assets/root-ab12.css", {
    headers: { "accept-encoding": "br, gzip" },
  });

  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-encoding": "br",
    "content-type": expect.stringContaining("text/css"),
    "x-content-type-options": "nosniff",
  });
  expect(brotliDecompressSync(body).toString()).toBe(css);
});

test("a file of a fixed name is kept for an hour, and other sites may show a picture", async () => {
  const { headers } = await door.ask("/favicon.svg");

  expect(headers).toMatchObject({
    "cache-control": "public, max-age=3600",
    "cross-origin-resource-policy": "cross-origin",
  });
});

test.each(["/assets/gone-ab12.css", "/.secret", "/assets/..%2f.secret", "/assets/../.secret"])(
  "%s is not there",
  async (name) => {
    expect((await door.ask(name)).status).toBe(404);
  },
);
