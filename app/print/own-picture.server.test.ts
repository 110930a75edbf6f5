import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { pictureForPress } from "#app/media/picture-for-press.server.ts";
import { posterSvg } from "#app/print/poster.server.ts";
import { posterPdf } from "#app/print/poster-pdf.server.ts";
import { emailHeader, sharePicture } from "#app/print/share-picture.server.ts";
import { loader as logoLoader } from "#app/routes/machines/og-logo.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { createPicture } from "#tests/factories/create-picture.ts";

const poster = {
  title: "Keep it / open",
  kicker: "AB 4",
  foot: "example.org",
  motif: "door",
  inks: testedThemes.trust,
  ground: "paper",
  language: "en",
} as const;
// Pictures are drawn in full size, which takes its time on a machine with other work.
vi.setConfig({ testTimeout: 90_000 });

const now = new Date("2013-01-10T12:00:00Z");

test("a photograph is printed as JPEG, no wider than it is shown", async () => {
  const stored = await createPicture({ width: 600, height: 400 });
  const photo = await pictureForPress({ ...stored, fit: "fill" }, 300);
  expect(photo).toMatchObject({ type: "image/jpeg", width: 300, height: 200 });
  const [share, mail] = [await sharePicture({ ...poster, photo }), await emailHeader({ ...poster, photo })];
  for (const [{ type, bytes }, size] of [
    [share, [1200, 630]],
    [mail, [960, 448]],
  ] as const) {
    const found = await sharp(bytes).metadata();
    expect([type, found.format, found.width, found.height]).toEqual(["image/jpeg", "jpeg", ...size]);
  }
  expect(mail.bytes.length).toBeLessThan(30_000);
});

test("type stands on the ground and never on the picture", async () => {
  const stored = await createPicture({ width: 300, height: 200 });
  const photo = await pictureForPress({ ...stored, fit: "fill" }, 300);
  const { bytes } = await sharePicture({ ...poster, photo });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number) =>
    [...data.subarray((y * info.width + x) * info.channels)].slice(0, 3);
  // The whole column at the right is the picture's; its left edge is still the ground.
  for (const [x, y] of [
    [720, 20],
    [1180, 315],
    [950, 610],
  ] as const) {
    for (const [channel, value] of [51, 85, 119].entries()) {
      expect(Math.abs(colourAt(x, y)[channel]! - value)).toBeLessThan(8);
    }
  }
  expect(Math.min(...colourAt(690, 600))).toBeGreaterThan(235);
});

test("a logo keeps what is transparent, and stands on paper where mails need it", async () => {
  const stored = await createPicture({ width: 900, height: 300, transparent: true });
  const photo = (await pictureForPress({ ...stored, fit: "whole" }, 600))!;
  expect(photo).toMatchObject({ type: "image/png", width: 600, height: 200 });
  expect((await sharp(photo.bytes).metadata()).hasAlpha).toBe(true);
  expect((await sharePicture({ ...poster, photo })).type).toBe("image/png");

  const request = new Request(`http://localhost:3000/og/logo/${stored.id}.png`);
  const answer = await logoLoader({ params: { picture: stored.id }, request, context: {} as never });
  const logo = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect([logo.format, logo.width, logo.height, logo.hasAlpha]).toEqual(["png", 400, 133, false]);
});

test("a poster carries its picture, drawn and printed", async () => {
  const stored = await createPicture({ width: 500, height: 700 });
  for (const fit of ["fill", "whole"] as const) {
    const photo = await pictureForPress({ ...stored, fit }, 500);
    expect(posterSvg({ ...poster, photo, layout: "upright" })).toContain(`href="data:${photo!.type};base64,`);
    const pdf = await posterPdf({ ...poster, photo }, { paper: "letter", author: "", now });
    expect(pdf.toString("latin1")).toContain("/Subtype /Image");
  }
});

test("there is none for nothing, and none for what is gone", async () => {
  expect(await pictureForPress(null, 500)).toBeNull();
  const gone = { id: "0199aaaa-0000-7000-8000-000000000000", width: 500, height: 500 };
  expect(await pictureForPress({ ...gone, fit: "fill" }, 500)).toBeNull();
  const request = new Request(`http://localhost:3000/og/logo/${gone.id}.png`);
  const asked = logoLoader({ params: { picture: gone.id }, request, context: {} as never });
  await expect(asked).rejects.toMatchObject({ status: 404 });
});
