import type { Drawing, Plate } from "#app/ui/art/drawing.ts";
import { slab } from "#app/ui/art/knife.ts";
import type { Mark } from "./marks.server.ts";

type ArtInks = Record<Plate, string>;

/** The drawing in fixed inks, placed and scaled. */
export function artMarks(
  plate: Drawing,
  inks: ArtInks,
  place: { x: number; y: number; scale: number },
): Mark {
  const overprints = inks.act !== inks.key;
  const marks = plate.shapes.map(
    ({ plate: pulled, d, over, edge }): Mark => ({
      kind: "cut",
      d,
      fill: inks[pulled],
      overprint: over && overprints,
      edge: edge ? inks.spot : null,
    }),
  );
  return { kind: "placed", ...place, marks };
}

type Space = { top: number; bottom: number; width: number; margin: number };

/** A drawing with a dark field of its own gets the field as wide as the sheet; others stand on the foot. */
export function uprightArt(plate: Drawing, inks: ArtInks, { top, bottom, width, margin }: Space): Mark[] {
  const room = bottom - top;
  if (!plate.field) {
    const scale = Math.min((width - 2 * margin) / plate.width, room / plate.height);
    const x = (width - plate.width * scale) / 2;
    return [artMarks(plate, inks, { x, y: bottom - plate.height * scale, scale })];
  }
  // The drawing's own field is cut off below its step, which the foot covers.
  const scale = room / (plate.height - 54);
  const [left, right] = [margin, width - margin];
  const field = slab(
    [
      [left + 3, top + 6],
      [right - 4, top - 1],
      [right + 3, bottom + 8],
      [left - 4, bottom + 8],
    ],
    17,
    { step: 58, jitter: 3.4 },
  );
  const place = { x: (width - plate.width * scale) / 2, y: top + 8 - 20 * scale, scale };
  return [{ kind: "cut", d: field, fill: inks.key }, artMarks(plate, inks, place)];
}
