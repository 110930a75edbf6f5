const WIDTHS = [480, 960, 1600] as const;

/** The widest a picture is kept. */
export const WIDEST = 1600;
/** The widest that goes where only JPEG is understood: mails, feeds, share pictures. */
const WIDEST_JPG = 1200;

/** The widths in which a picture of `width` pixels (at most `WIDEST`) is kept as WebP, smallest first. */
export function pictureWidths(width: number): number[] {
  return [...WIDTHS.filter((each) => each < width), Math.min(width, WIDEST)];
}

/** The width in which it is kept as JPEG. */
export function jpgWidth(width: number): number {
  return Math.min(width, WIDEST_JPG);
}

/** Path of one file of a picture. Its content never changes. */
export function pictureHref(id: string, width: number, format: "webp" | "jpg" = "webp"): string {
  return `/media/${id}/${width}.${format}`;
}

/** What a picture needs to be printed. */
export type PictureSize = { id: string; width: number; height: number };

/** `srcset` of a picture. */
export function pictureSources({ id, width }: PictureSize): string {
  return pictureWidths(width)
    .map((each) => `${pictureHref(id, each)} ${each}w`)
    .join(", ");
}

/** Path of a logo for mails: PNG on paper, at most 400 by 160 pixels. */
export function logoHref({ id }: { id: string }): string {
  return `/og/logo/${id}.png`;
}
