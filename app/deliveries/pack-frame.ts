import type { Inks } from "#app/ui/theme.ts";
import type { PackInput } from "./pack-input.ts";

/** What a pack is made with, besides its lines. */
export type PackFrame = {
  input: PackInput;
  /** Who hands it over. */
  house: string;
  inks: Inks;
  timeZone: string;
  now: Date;
  /** Told after every batch of lines. */
  told: (lines: number) => Promise<void>;
};
