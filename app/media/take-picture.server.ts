import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { longestAlt, type StoredPicture } from "./picture.ts";
import { findPicture } from "./picture-queries.server.ts";
import { storePicture } from "./store-picture.server.ts";

/** What a form with `<PictureField>` brought: `panelUpload` gives it. */
export type PictureForm = {
  fields: URLSearchParams;
  files: Record<string, { path: string; fileName: string } | undefined>;
  errors: Record<string, string>;
};

export type TakenPicture =
  | { ok: true; picture: StoredPicture | null }
  /** By field; `picture` is what was uploaded all the same, so that nobody has to send it again. */
  | { ok: false; errors: Record<string, string>; picture: StoredPicture | null };

type TakeOptions = {
  actor: AuditActor;
  now: Date;
  campaignId?: string | null;
  /** False where the words for it are asked for elsewhere, or where words stand beside it. */
  described?: boolean;
};

/**
 * Reads the `<PictureField>` called `name` out of a posted form: a file that came with it, a picture uploaded
 * before, or none. A picture must say what it shows.
 * Errors: codes of the namespace "editor" by field (`<name>-file`, `<name>-alt`).
 */
export async function takePicture(
  { fields, files, errors }: PictureForm,
  name: string,
  { actor, now, campaignId = null, described = true }: TakeOptions,
): Promise<TakenPicture> {
  const alt = (fields.get(`${name}-alt`) ?? "").trim();
  const refuse = (field: "file" | "alt", code: string, picture: StoredPicture | null): TakenPicture => ({
    ok: false,
    errors: { [`${name}-${field}`]: code },
    picture,
  });
  const before = await findPicture(fields.get(name) ?? "");
  const tooLarge = errors[`${name}-file`];
  if (tooLarge) return refuse("file", tooLarge, before);
  const file = files[`${name}-file`];
  if (!file && fields.get(`${name}-remove`) === "on") return { ok: true, picture: null };
  if (!file && !before) {
    return fields.get(name) ? refuse("file", "picture-gone", null) : { ok: true, picture: null };
  }
  const stored = file
    ? await storePicture(file, { actor, now, alt: alt.slice(0, longestAlt), campaignId })
    : null;
  if (stored && !stored.ok) return refuse("file", stored.error, before);
  const picture = stored?.ok ? stored.picture : before!;
  if (!described) return { ok: true, picture };
  if (alt === "") return refuse("alt", "alt-missing", picture);
  if (alt.length > longestAlt) return refuse("alt", "alt-long", picture);
  if (picture.alt === "")
    await prisma.picture.updateMany({ where: { id: picture.id, alt: "" }, data: { alt } });
  return { ok: true, picture: { ...picture, alt } };
}
