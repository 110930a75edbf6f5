import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  writeFileSync(path.join(folder, "favicon.ico"), "icon");
  writeFileSync(path.join(folder, "notes.txt"), "words");
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

test("a file of a fixed name is kept for an hour", async () => {
  expect((await door.ask("/notes.txt")).headers["cache-control"]).toBe("public, max-age=3600");
});

test.each([
  ["/favicon.svg", "image/svg+xml"],
  ["/favicon.ico", "image/x-icon"],
])("%s is kept for a week, and other sites may show it", async (name, type) => {
  const { headers } = await door.ask(name);

  expect(headers).toMatchObject({
    "content-type": expect.stringContaining(type),
    "cache-control": "public, max-age=604800",
    "cross-origin-resource-policy": "cross-origin",
  });
});

test("browsers that ask for favicon.ico unasked find one, in three sizes", () => {
  const icon = readFileSync("public/favicon.ico");
  // An icon file: two bytes nothing, type 1, how many; then 16 bytes a picture, which begin with its width.
  expect([...icon.subarray(0, 6)]).toEqual([0, 0, 1, 0, 3, 0]);
  expect([icon[6], icon[22], icon[38]]).toEqual([16, 32, 48]);
});

test.each(["/assets/gone-ab12.css", "/.secret", "/assets/..%2f.secret", "/assets/../.secret"])(
  "%s is not there",
  async (name) => {
    expect((await door.ask(name)).status).toBe(404);
  },
);
