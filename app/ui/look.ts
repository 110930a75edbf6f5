import type { PictureSize } from "../platform/picture-sizes.ts";
import { contrast, type Hex, moveUntil } from "./contrast.ts";
import type { Inks } from "./theme.ts";

/** What a print stands on: its paper, or a sheet flooded in the bright ink. */
export const grounds = ["paper", "flood"] as const;
export type Ground = (typeof grounds)[number];

export function isGround(name: string): name is Ground {
  return grounds.some((ground) => ground === name);
}

/** How a picture stands in the place of a drawing: filling it, its edges cut off, or whole, as a logo does. */
export const pictureFits = ["fill", "whole"] as const;
export type OwnPicture = PictureSize & { fit: (typeof pictureFits)[number] };

/** What organizers choose for everything that is printed: inks, a drawing, and the ground. */
export type Look<Motif extends string = string> = {
  inks: Inks;
  motif: Motif;
  ground: Ground;
  /** A picture of their own in the place of the drawing. */
  picture?: OwnPicture | null;
};

export type InkField = "paper" | "ink1" | "ink2" | "pull3";

export type InkCheck = {
  /** Paper to set type on; text on it; the main button on it; the drawing's two inks; type on a flooded sheet. */
  name: "paper" | "text" | "button" | "drawing" | "flood";
  /** The ink to change where it fails. */
  field: InkField;
  ratio: number;
  atLeast: number;
  passes: boolean;
  /** The nearest colour of that ink which passes; itself where it does, null where the other ink has to move. */
  nearest: Hex | null;
};

/** Nothing but large type is set on a flood. Source: WCAG 2.2, 1.4.3. */
const FLOOD_LEAST = 3;
const WHITE = "#FFFFFF";
const DEEP = "#0B0A14";

/**
 * The contrasts that chosen inks must have, each with the nearest ink that has it, if one does. What passes here is printed
 * as chosen: the theme derived from it moves neither paper nor dark ink nor action.
 * Source: WCAG 2.2, 1.4.3; text and paper ask for more, since everything else is mixed from them. A drawing carries no
 * meaning of its own, so its two inks need only be told apart.
 */
export function inkChecks({ paper, ink1, ink2, pull3 }: Inks, ground: Ground): InkCheck[] {
  const action: InkField = pull3 ? "pull3" : "ink1";
  const checks = [
    check("paper", "paper", paper, [DEEP, 14], WHITE),
    check("text", "ink1", ink1, [paper, 7], DEEP),
    check("button", action, pull3 ?? ink1, [paper, 4.6], DEEP),
    check("drawing", "ink2", ink2, [ink1, 2], WHITE),
  ];
  return ground === "flood" ? [...checks, check("flood", "ink2", ink2, [ink1, FLOOD_LEAST], WHITE)] : checks;
}

function check(
  name: InkCheck["name"],
  field: InkField,
  colour: Hex,
  [against, atLeast]: [Hex, number],
  towards: Hex,
): InkCheck {
  const ratio = contrast(colour, against);
  const moved = moveUntil(colour, towards, [against], atLeast);
  const nearest = contrast(moved, against) >= atLeast ? moved : null;
  return { name, field, ratio, atLeast, passes: ratio >= atLeast, nearest };
}

/** The ink of large type on a flooded sheet: the dark one where it reads, else the one that always does. */
export function floodInk(spot: Hex, key: Hex, readable: Hex): Hex {
  return contrast(key, spot) >= FLOOD_LEAST ? key : readable;
}

/** A colour as it was typed: "#a1b2c3", "A1B2C3" and "#abc" are "#A1B2C3" and "#AABBCC"; null for anything else. */
export function readHex(typed: string): Hex | null {
  const found = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(typed.trim())?.[1]?.toUpperCase();
  if (!found) return null;
  return `#${found.length === 3 ? [...found].map((digit) => digit + digit).join("") : found}`;
}
