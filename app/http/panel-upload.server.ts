import { type FormErrors, panelFields } from "./read-panel-form.ts";
import type { UploadedFile } from "./read-upload.server.ts";
import type { Asked } from "./require-staff.server.ts";

const MEGABYTE = 1024 * 1024;
/** What stands beside the files of a form. */
const FIELDS = MEGABYTE;

/** The largest file that a form of the panel takes, in bytes. */
export const LARGEST_PICTURE = 15 * MEGABYTE;
export const LARGEST_CSV = 200 * MEGABYTE;

/** The longest form with files that the front door lets through, by path. */
export function uploadLimit(pathname: string): number {
  return (/^\/admin\/imports(?:[/.]|$)/.test(pathname) ? LARGEST_CSV : LARGEST_PICTURE) + FIELDS;
}

export interface PanelUpload {
  fields: URLSearchParams;
  /** By the name of their field. Empty where files were not taken: to somebody who is not signed in. */
  files: Record<string, UploadedFile>;
  /** "file-too-large" by field, of files beyond the limit; they are not among `files`. */
  errors: FormErrors;
}

/**
 * What a form with files brought (`encType="multipart/form-data"`). The files lie on this machine until the answer
 * has been sent: read them, or move them, before. `limit`: the largest file, in bytes.
 */
export async function panelUpload(
  { request, context }: Asked,
  { limit }: { limit: number },
): Promise<PanelUpload> {
  const files: Record<string, UploadedFile> = {};
  const errors: FormErrors = {};
  for (const [name, file] of Object.entries(context.files ?? {})) {
    if (file.size > limit) errors[name] = "file-too-large";
    else files[name] = file;
  }
  return { fields: await panelFields(request), files, errors };
}
