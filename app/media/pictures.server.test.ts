import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { fromParagraphs, type RichText } from "#app/platform/rich-text.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { findPictureFile, picturesPage, settlePictures } from "./picture-queries.server.ts";
import { storePicture } from "./store-picture.server.ts";
import { takePicture } from "./take-picture.server.ts";

const now = new Date("2013-01-10T12:00:00Z");
const by = { actor: commandLine, now };
const folder = mkdtemp(path.join(tmpdir(), "pictures-"));

async function upload(bytes: Buffer | string, fileName = "photo.jpg") {
  const file = path.join(await folder, `${Math.random()}`);
  await writeFile(file, bytes);
  return { path: file, fileName };
}

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#335577" } });
const store = async (bytes: Buffer | string, alt = "A march") =>
  storePicture(await upload(bytes), { ...by, alt });

async function stored(bytes: Buffer) {
  const result = await store(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.picture;
}

test("a photograph is kept upright in the widths that pages show, without where it was taken", async () => {
  const exif = { IFD0: { Copyright: "SECRET-OWNER" }, IFD3: { GPSLatitude: "37/1 46/1 30/1" } };
  const sideways = await blank(3000, 2000).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  expect(sideways.includes("SECRET-OWNER")).toBe(true);

  const picture = await stored(sideways);

  expect(picture).toMatchObject({ width: 1600, height: 2400, alt: "A march", fileName: "photo.jpg" });
  for (const [width, format] of [
    [480, "webp"],
    [960, "webp"],
    [1600, "webp"],
    [1200, "jpg"],
  ] as const) {
    const bytes = await findPictureFile(picture.id, width, format);
    const found = await sharp(bytes!).metadata();
    expect([found.format, found.width, found.height]).toEqual([
      format === "jpg" ? "jpeg" : format,
      width,
      width * 1.5,
    ]);
    expect(found.exif).toBeUndefined();
    expect(Buffer.from(bytes!).includes("SECRET-OWNER")).toBe(false);
  }
});

test("small pictures are not blown up; PNG, WebP, GIF and AVIF are taken, of an animation the first frame", async () => {
  for (const format of ["png", "webp", "avif", "gif"] as const) {
    const picture = await stored(await blank(300, 200).toFormat(format).toBuffer());
    expect([format, picture.width, picture.height]).toEqual([format, 300, 200]);
    expect(await findPictureFile(picture.id, 300, "webp")).not.toBeNull();
    expect(await findPictureFile(picture.id, 480, "webp")).toBeNull();
  }
  const frames = await sharp(
    await Promise.all(
      ["#ff0000", "#00ff00"].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  const still = await stored(frames);
  expect([still.width, still.height]).toEqual([60, 40]);
});

test("what a file is, is read from its bytes, whatever it is called", async () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const tiff = await blank(50, 50).tiff().toBuffer();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
  for (const [bytes, error] of [
    [svg, "picture-svg"],
    [`\n  <svg onload="alert(1)"/>`, "picture-svg"],
    ["<html><script>alert(1)</script>", "picture-type"],
    ["%PDF-1.7", "picture-type"],
    [tiff, "picture-type"],
    [heic, "picture-heic"],
    ["", "picture-broken"],
    [Buffer.from("\xff\xd8\xff\xe0 not really", "latin1"), "picture-broken"],
    ["GIF89a/*<script>alert(1)</script>*/=1", "picture-broken"],
    [await blank(8, 8).png().toBuffer(), "picture-small"],
  ] as const) {
    expect([error, await store(bytes)]).toEqual([error, { ok: false, error }]);
  }
});

test("a half of a picture is refused", async () => {
  const whole = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  expect(await store(whole.subarray(0, whole.length / 2))).toEqual({ ok: false, error: "picture-broken" });
});

/** A PNG that claims a size it does not have. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const content = Buffer.concat([Buffer.from(type), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(content), 4);
    return Buffer.concat([ends.subarray(0, 4), content, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a picture that would fill the memory is refused by its head", async () => {
  expect(await store(pngOf(50_000, 50_000))).toEqual({ ok: false, error: "picture-pixels" });
  expect(await store(pngOf(2_000_000, 31))).toEqual({ ok: false, error: "picture-pixels" });
});

test("what rides along with a picture is not in what is shown", async () => {
  const jpeg = await blank(100, 100).jpeg().toBuffer();
  const page = "<!--<script>alert('polyglot')</script>-->";
  const comment = Buffer.from(page);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment]);
  const polyglot = Buffer.concat([
    jpeg.subarray(0, 2),
    segment,
    jpeg.subarray(2),
    Buffer.from(`PK\x03\x04${page}`),
  ]);

  const picture = await stored(polyglot);

  const files = await prisma.pictureFile.findMany({ where: { pictureId: picture.id } });
  expect(files).toHaveLength(2);
  for (const { bytes } of files) expect(Buffer.from(bytes).includes("polyglot")).toBe(false);
});

test("storing is in the trail, and earlier pictures are found by those whose campaign they are of", async () => {
  const campaign = await createCampaign();
  const file = await upload(await blank(50, 50).png().toBuffer(), "../../etc/passwd.png");
  const result = await storePicture(file, { ...by, alt: "", campaignId: campaign.id });
  if (!result.ok) throw new Error(result.error);
  const { id } = result.picture;

  const trail = await auditPage({ subjectId: id });
  expect(trail.lines.map(({ what }) => what)).toEqual(["picture.stored"]);
  const own = await picturesPage({ campaigns: [campaign.id] });
  expect(own.pictures.map((picture) => picture.id)).toEqual([id]);
  expect((await picturesPage({ campaigns: [] })).pictures).toEqual([]);
  const first = await picturesPage({ campaigns: null, limit: 1 });
  const second = await picturesPage({ campaigns: null, limit: 1, before: first.next });
  expect(second.pictures[0]!.id < first.pictures[0]!.id).toBe(true);
});

test("no file but those of a picture is found", async () => {
  const { id } = await stored(await blank(50, 50).png().toBuffer());
  expect(await findPictureFile(id, 51, "webp")).toBeNull();
  expect(await findPictureFile("' or 1=1", 50, "webp")).toBeNull();
  expect(await findPictureFile(id, Number.NaN, "webp")).toBeNull();
});

test("a document keeps our pictures at their true size and loses all others", async () => {
  const { id } = await stored(await blank(50, 40).png().toBuffer());
  const image = (pictureId: string) => ({
    type: "image" as const,
    attrs: { pictureId, width: 999, height: 999, alt: "x", caption: null },
  });
  const unknown = image("0140f5c3-5d00-7000-8000-000000000009");
  const doc: RichText = {
    type: "doc",
    content: [
      ...fromParagraphs("Words").content,
      image(id),
      unknown,
      { type: "blockquote", content: [unknown] },
      { type: "bulletList", content: [{ type: "listItem", content: [image(id), unknown] }] },
    ],
  };
  const ours = { ...image(id), attrs: { ...image(id).attrs, width: 50, height: 40 } };
  expect(await settlePictures(doc)).toEqual({
    type: "doc",
    content: [
      ...fromParagraphs("Words").content,
      ours,
      { type: "bulletList", content: [{ type: "listItem", content: [ours] }] },
    ],
  });
});

test("a form takes a picture that came with it, one uploaded before, or none; and asks what it shows", async () => {
  const file = await upload(await blank(50, 50).png().toBuffer());
  const form = (fields: Record<string, string>, files = {}, errors = {}) => ({
    fields: new URLSearchParams(fields),
    files,
    errors,
  });

  const silent = await takePicture(form({ "p-alt": " " }, { "p-file": file }), "p", by);
  expect(silent).toMatchObject({ ok: false, errors: { "p-alt": "alt-missing" } });
  const id = (silent as { picture: { id: string } }).picture.id;

  const told = await takePicture(form({ p: id, "p-alt": "A march" }), "p", by);
  expect(told).toMatchObject({ ok: true, picture: { id, alt: "A march" } });
  expect(await takePicture(form({}), "p", by)).toEqual({ ok: true, picture: null });
  expect(await takePicture(form({ p: id, "p-alt": "x", "p-remove": "on" }), "p", by)).toEqual({
    ok: true,
    picture: null,
  });
  expect(await takePicture(form({ p: "' or 1=1" }), "p", by)).toMatchObject({
    errors: { "p-file": "picture-gone" },
  });
  expect(await takePicture(form({ p: id }, {}, { "p-file": "file-too-large" }), "p", by)).toMatchObject({
    errors: { "p-file": "file-too-large" },
    picture: { id },
  });
});
