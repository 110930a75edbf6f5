/** A picture as pages print it. */
export type StoredPicture = {
  id: string;
  /** Pixels of the largest file. */
  width: number;
  height: number;
  /** What it shows; empty while nobody has said. */
  alt: string;
  fileName: string;
};

export const longestAlt = 500;
