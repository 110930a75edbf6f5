import { describe, expect, test } from "vitest";
import { dome } from "./dome.ts";
import { door } from "./door.ts";
import { drawing, isMotif, type Motif, motifs } from "./drawing.ts";
import { hands } from "./hands.ts";
import { rays, seededRandom } from "./knife.ts";
import { phone } from "./phone.ts";
import { poppies } from "./poppies.ts";
import { sun } from "./sun.ts";

describe("the drawings", () => {
  test("are the six motifs", () => {
    expect(motifs).toEqual(["door", "dome", "poppies", "hands", "sun", "phone"]);
    expect(isMotif("door")).toBe(true);
    expect(isMotif("toString")).toBe(false);
  });

  test.each(motifs)("%s is cut from finite, closed paths in few plates", (motif) => {
    const { shapes, width, height, crops } = drawing(motif);
    expect(crops.whole).toBe(`0 0 ${width} ${height}`);
    for (const { d } of shapes) expect(d).toMatch(/^(M-?[\d.]+ -?[\d.]+(L-?[\d.]+ -?[\d.]+)+Z)+$/);
    expect(new Set(shapes.map(({ plate }) => plate)).size).toBeGreaterThanOrEqual(3);
    expect(shapes.reduce((bytes, { d }) => bytes + d.length, 0)).toBeLessThan(40_000);
  });

  test.each([door, dome, poppies, hands, sun, phone])("%o is the same print every time", (cutPlate) => {
    expect(cutPlate()).toEqual(drawing(cutPlate.name as Motif));
  });

  test("only the valley and the hands grow out of a footer", () => {
    expect(motifs.filter((motif) => drawing(motif).crops.rise)).toEqual(["hands", "sun"]);
  });
});

describe("the knife", () => {
  test("gives the same numbers for the same seed", () => {
    const numbers = (seed: number) => Array.from({ length: 4 }, seededRandom(seed));
    expect(numbers(4)).toEqual(numbers(4));
    expect(numbers(4)).not.toEqual(numbers(5));
    expect(numbers(4).every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test("cuts as many rays as it is asked for", () => {
    expect(rays({ centre: [0, 0], inner: 1, outer: 9, count: 7, seed: 1 }).match(/Z/g)).toHaveLength(7);
  });
});
