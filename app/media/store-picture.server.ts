import { stat } from "node:fs/promises";
import { v7 as newId } from "uuid";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { type DrawnPicture, drawPicture } from "./draw-picture.server.ts";
import { longestAlt, type StoredPicture } from "./picture.ts";
import { pictureKindOf } from "./picture-kind.server.ts";

/** Codes that `usePictureErrors` has words for. */
export type PictureError =
  | "picture-type"
  | "picture-svg"
  | "picture-heic"
  | "picture-pixels"
  | "picture-small"
  | "picture-broken"
  | "alt-long";

export type StoreOutcome = { ok: true; picture: StoredPicture } | { ok: false; error: PictureError };

type Options = { actor: AuditActor; now: Date; alt: string; campaignId?: string | null };

const LONGEST_NAME = 200;

/**
 * Takes a picture in. What it is, is read from its bytes; what is kept, is drawn anew.
 *
 * Shapes: `upload.path` a file on this machine, `fileName` as its sender calls it, `alt` what it shows, perhaps
 * still empty. The picture stands at once at `pictureHref(id, width)`, for all machines: it lies in the database.
 * Errors: outcomes cover all that somebody can upload.
 */
export async function storePicture(
  upload: { path: string; fileName: string },
  { actor, now, alt, campaignId = null }: Options,
): Promise<StoreOutcome> {
  const words = alt.trim();
  if (words.length > longestAlt) return { ok: false, error: "alt-long" };
  if ((await stat(upload.path)).size === 0) return { ok: false, error: "picture-broken" };
  const kind = await pictureKindOf(upload.path);
  if (kind === "svg" || kind === "heic") return { ok: false, error: `picture-${kind}` };
  if (kind === "other") return { ok: false, error: "picture-type" };
  const drawn = await drawPicture(upload.path);
  if (drawn.outcome === "too-many-pixels") return { ok: false, error: "picture-pixels" };
  if (drawn.outcome === "too-small") return { ok: false, error: "picture-small" };
  if (drawn.outcome === "broken") return { ok: false, error: "picture-broken" };
  const fileName = upload.fileName.slice(0, LONGEST_NAME) || "picture";
  return { ok: true, picture: await keep(drawn.picture, { fileName, alt: words, campaignId, actor, now }) };
}

type Kept = Required<Options> & { fileName: string };

function keep(drawn: DrawnPicture, { fileName, alt, campaignId, actor, now }: Kept): Promise<StoredPicture> {
  const { width, height, files } = drawn;
  const id = newId({ msecs: now.getTime() });
  return prisma.$transaction(async (tx: Tx) => {
    await tx.picture.create({
      data: {
        id,
        campaignId,
        fileName,
        width,
        height,
        alt,
        storedAt: now,
        files: { create: files.map(({ bytes, ...file }) => ({ ...file, bytes: Uint8Array.from(bytes) })) },
      },
    });
    await recordAudit(tx, {
      actor,
      what: "picture.stored",
      subject: { kind: "picture", id, name: fileName },
      campaignId,
      after: { width, height, alt },
      now,
    });
    return { id, width, height, alt, fileName };
  });
}
