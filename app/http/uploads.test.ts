import { mkdir, mkdtemp, readdir, readFile, utimes } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDoor, page } from "./front-door.fixture.ts";
import { LARGEST_PICTURE, panelUpload } from "./panel-upload.server.ts";
import { readUpload, sweepUploads } from "./read-upload.server.ts";

let folder: string;
let close: (() => Promise<void>) | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "uploads-"));
});
afterEach(async () => {
  await close?.();
  close = undefined;
});

const multipart = { "content-type": "multipart/form-data; boundary=b" };

function part(disposition: string, body: Buffer | string, type?: string): Buffer {
  const head = `--b\r\nContent-Disposition: form-data; ${disposition}${type ? `\r\nContent-Type: ${type}` : ""}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body), Buffer.from("\r\n")]);
}
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from("--b--\r\n")]);

/** A door whose page tells what arrived and keeps the bytes of each file. */
async function door({ signedIn = true, limit = LARGEST_PICTURE } = {}) {
  const seen: { names: string[]; bytes: Buffer[]; fields: string; errors: object }[] = [];
  const opened = await openDoor({
    uploads: { folder, mayUpload: async () => signedIn },
    remix: async (request, context) => {
      const { files, fields, errors } = await panelUpload({ request, context }, { limit });
      const each = Object.entries(files);
      seen.push({
        names: each.map(([name, file]) => `${name}=${file.fileName}:${file.size}:${file.type}`),
        bytes: await Promise.all(each.map(([, file]) => readFile(file.path))),
        fields: fields.toString(),
        errors,
      });
      return page("taken");
    },
  });
  close = opened.close;
  return { ...opened, seen };
}

test("files of the panel reach the page byte for byte beside the fields, and are gone after the answer", async () => {
  const { post, seen } = await door();
  const bytes = Buffer.from([0, 255, 0, 13, 10, 45, 45, 97, 0]);

  const reply = await post(
    "/admin/things",
    form(
      part('name="title"', "Año nuevo"),
      part('name="picture"; filename="../../etc/foto de Año.png"', bytes, "image/png"),
      part('name="empty"; filename=""', "", "application/octet-stream"),
    ),
    multipart,
  );

  expect(reply.status).toBe(200);
  expect(seen).toEqual([
    {
      names: ["picture=foto de Año.png:9:image/png"],
      bytes: [bytes],
      fields: new URLSearchParams({ title: "Año nuevo" }).toString(),
      errors: {},
    },
  ]);
  await expect.poll(() => readdir(folder)).toEqual([]);
});

test("somebody who is not signed in leaves nothing on the disk, and the page still answers", async () => {
  const { post, seen } = await door({ signedIn: false });
  const small = form(part('name="a"', "1"), part('name="f"; filename="f"', "x"));

  expect((await post("/admin/things", small, multipart)).status).toBe(200);
  const large = form(part('name="f"; filename="f"', Buffer.alloc(200_000, 65)));
  expect((await post("/admin/things", large, multipart)).status).toBe(200);

  expect(seen.map(({ names, fields }) => [names, fields])).toEqual([
    [[], "a=1"],
    [[], ""],
  ]);
  await expect.poll(() => readdir(folder)).toEqual([]);
});

test("a file beyond the form's own limit is an error beside its field, one beyond the route's a 413", async () => {
  const { post, ask, seen } = await door({ limit: 1000 });
  const over = form(part('name="f"; filename="f"', Buffer.alloc(1001)));
  expect((await post("/admin/things", over, multipart)).status).toBe(200);
  expect(seen[0]).toMatchObject({ names: [], errors: { f: "file-too-large" } });

  const huge = form(part('name="f"; filename="f"', Buffer.alloc(17 * 1024 * 1024)));
  expect((await post("/admin/things", huge, multipart)).status).toBe(413);
  expect((await post("/admin/imports/new", huge, multipart)).status).toBe(200);
  // A sender that does not stop to read sees its connection closed instead of the answer.
  const chunked = { ...multipart, "transfer-encoding": "chunked" };
  const unsaid = ask("/admin/things", { method: "POST", headers: chunked, body: huge }).then(
    ({ status }) => status,
    ({ code }: NodeJS.ErrnoException) => code,
  );
  expect([413, "ECONNRESET", "EPIPE"]).toContain(await unsaid);
  await expect.poll(() => readdir(folder)).toEqual([]);
});

test("fields beside files are bounded and must be text", async () => {
  const { post, seen } = await door();
  const file = part('name="f"; filename="f"', "x");
  const refusals: [Buffer, number][] = [
    [form(part('name="a"', Buffer.from([0xff, 0xfe])), file), 400],
    [form(part('name="a"', "a\u0000b"), file), 400],
    [form(part('name="a"', "x".repeat(600_000)), part('name="b"', "x".repeat(600_000)), file), 413],
    [form(...Array.from({ length: 501 }, (_, n) => part(`name="n${n}"`, "x"))), 413],
    [form(...Array.from({ length: 11 }, (_, n) => part(`name="n${n}"; filename="f"`, "x"))), 413],
    [Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\ncut off'), 400],
  ];
  for (const [body, status] of refusals)
    expect((await post("/admin/things", body, multipart)).status).toBe(status);
  expect((await post("/admin/things", "x", { "content-type": "multipart/form-data;" })).status).toBe(400);
  expect(seen).toEqual([]);
  await expect.poll(() => readdir(folder)).toEqual([]);
});

test("a file under the name of an object's own part is left out", async () => {
  const { post, seen } = await door();
  const body = form(part('name="__proto__"; filename="p"', "x"), part('name="g"; filename="g"', "x"));
  await post("/admin/things", body, multipart);
  expect(seen[0]!.names).toEqual(["g=g:1:text/plain"]);
});

test("other sites upload nothing, and public pages take no files", async () => {
  const { post, seen } = await door();
  const body = form(part('name="f"; filename="f"', "x"));
  expect((await post("/admin/things", body, { ...multipart, "sec-fetch-site": "cross-site" })).status).toBe(
    403,
  );
  expect((await post("/preferences", body, multipart)).status).toBe(200);
  expect(seen).toMatchObject([{ names: [] }]);
});

test("a sender that stops in the middle leaves nothing behind", async () => {
  const { port, seen } = await door();
  const socket = connect(port, "127.0.0.1");
  const start = part('name="f"; filename="f"', Buffer.alloc(1000));
  socket.write(
    `POST /admin/things HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipart["content-type"]}\r\nContent-Length: 90000\r\n\r\n`,
  );
  socket.write(start);
  await expect.poll(() => readdir(folder)).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => readdir(folder)).toEqual([]);
  expect(seen).toEqual([]);
});

test("what takes too long is refused with 408", async () => {
  const { Readable } = await import("node:stream");
  const slow = Object.assign(new Readable({ read() {} }), { headers: multipart });
  const reading = await readUpload(slow as never, { limit: 1000, folder, timeoutMs: 20 });
  expect(reading).toEqual({ ok: false, status: 408 });
  await expect.poll(() => readdir(folder)).toEqual([]);
});

test("what killed processes left is swept after an hour", async () => {
  const now = new Date();
  for (const [name, minutesAgo] of [
    ["old", 61],
    ["new", 59],
  ] as const) {
    await mkdir(path.join(folder, name));
    const then = new Date(now.getTime() - minutesAgo * 60_000);
    await utimes(path.join(folder, name), then, then);
  }
  await sweepUploads(folder, now);
  expect(await readdir(folder)).toEqual(["new"]);
  await sweepUploads(path.join(folder, "not there"), now);
});
