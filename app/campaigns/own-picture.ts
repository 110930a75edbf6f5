import type { OwnPicture } from "#app/ui/look.ts";

/** What a row of a campaign is asked for so that `ownPictureOf` can tell of its picture. */
export const pictureFields = { select: { id: true, width: true, height: true } } as const;

export type PictureRow = { picture: Omit<OwnPicture, "fit"> | null; pictureFit: OwnPicture["fit"] };

/** The picture in the place of a campaign's drawing; null: the drawing. */
export function ownPictureOf({ picture, pictureFit }: PictureRow): OwnPicture | null {
  return picture && { ...picture, fit: pictureFit };
}
