import type { PressPicture } from "#app/media/picture-for-press.server.ts";
import type { Face } from "./font-metrics.server.ts";

/** What a press can print, in the order in which it is pulled. Lengths in the sheet's units, y down. */
export type Mark =
  | { kind: "block"; x: number; y: number; width: number; height: number; fill: string }
  | {
      kind: "cut";
      /** Path data; straight lines and curves. */
      d: string;
      fill: string;
      /** Multiplies what lies beneath. */
      overprint?: boolean;
      /** Ink of an outline of 5 units beneath the fill. */
      edge?: string | null;
    }
  /** `x`, `y` is where the baseline starts. Characters that the face lacks leave their space empty. */
  | { kind: "type"; text: string; face: Face; x: number; y: number; size: number; fill: string }
  | {
      kind: "placed";
      x: number;
      y: number;
      scale: number;
      marks: Mark[];
      /** Edges stay sharp on a screen: for codes that machines read. */
      crisp?: boolean;
    }
  /** A window on marks that run past it; what lies in it keeps its own units. */
  | { kind: "window"; x: number; width: number; height: number; marks: Mark[] }
  /** A picture that fills its place, its edges cut off, or stands whole in the middle of it, as it wants to be printed. */
  | { kind: "picture"; x: number; y: number; width: number; height: number; picture: PressPicture }
  /** Where the plates are laid one on the other. */
  | { kind: "register"; x: number; y: number; ink: string };
