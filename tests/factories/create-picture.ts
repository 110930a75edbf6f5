import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { storePicture } from "#app/media/store-picture.server.ts";

type Given = { width: number; height: number; transparent?: boolean };

/** A stored picture of one colour; `transparent`: half seen through, as logos are. */
export async function createPicture({ width, height, transparent = false }: Given) {
  const folder = await mkdtemp(path.join(tmpdir(), "picture-"));
  const file = path.join(folder, "picture.png");
  const background = { r: 51, g: 85, b: 119, alpha: transparent ? 0.5 : 1 };
  await writeFile(
    file,
    await sharp({ create: { width, height, channels: 4, background } })
      .png()
      .toBuffer(),
  );
  const upload = { path: file, fileName: "picture.png" };
  const stored = await storePicture(upload, { actor: commandLine, now: new Date(), alt: "" });
  await rm(folder, { recursive: true });
  if (!stored.ok) throw new Error(stored.error);
  const { id } = stored.picture;
  return { id, width, height };
}
