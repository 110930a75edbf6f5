import { dome } from "./dome.ts";
import { door } from "./door.ts";
import { hands } from "./hands.ts";
import { phone } from "./phone.ts";
import type { Drawing } from "./plates.ts";
import { poppies } from "./poppies.ts";
import { sun } from "./sun.ts";

export type { Drawing, Plate, Shape } from "./plates.ts";

const PLATES = { door, dome, poppies, hands, sun, phone } satisfies Record<string, () => Drawing>;

export type Motif = keyof typeof PLATES;

export const motifs = Object.keys(PLATES) as Motif[];

export function isMotif(name: string): name is Motif {
  return Object.hasOwn(PLATES, name);
}

/** The motif of that name; the sun stands in for one that is not known. */
export function motifNamed(name: string): Motif {
  return isMotif(name) ? name : "sun";
}

const cutPlates = new Map<Motif, Drawing>();

/** The drawing of a motif, cut on first use and kept: the same shapes every time. */
export function drawing(motif: Motif): Drawing {
  const known = cutPlates.get(motif);
  if (known) return known;
  const fresh = PLATES[motif]();
  cutPlates.set(motif, fresh);
  return fresh;
}
