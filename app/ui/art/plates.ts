/** The four pulls of a print. */
export type Plate = "paper" | "key" | "spot" | "act";

/** One shape of a drawing, in the order in which it is printed. */
export type Shape = {
  plate: Plate;
  /** Path data in drawing units. */
  d: string;
  /** Overprints: multiplies what lies beneath, where the theme has a third pull. */
  over: boolean;
  /** Carries an outline of 5 units in the spot ink, beneath its own fill. */
  edge: boolean;
};

export type Drawing = {
  width: number;
  height: number;
  /** Parts of the drawing that pages use, as SVG view boxes; `whole` is all of it. */
  crops: { whole: string; print: string; rise?: string };
  /** Stands in a dark field of its own, which a poster widens to the sheet. */
  field: boolean;
  /** Runs past its box on both sides, to be cut off by the page's edge. */
  bleeds: boolean;
  shapes: Shape[];
};

/** A shape printed over what is already there. */
export function pull(plate: Plate, ...paths: string[]): Shape {
  return { plate, d: paths.join(""), over: false, edge: false };
}

/** A shape that lets what lies beneath show through. */
export function overprint(plate: Plate, ...paths: string[]): Shape {
  return { ...pull(plate, ...paths), over: true };
}

/** A shape outlined in the spot ink, so that it stands off a dark ground. */
export function outlined(plate: Plate, ...paths: string[]): Shape {
  return { ...pull(plate, ...paths), edge: true };
}
