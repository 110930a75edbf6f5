import { expect, test } from "vitest";
import { boundsOf, type Coordinates, decodeShape, encodeShape, shapeOf, toUnits } from "./shape-bytes.ts";
import { indexShapes } from "./shape-index.ts";

const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A district with a hole, an island in the hole, and a piece far away. */
const ringed: Coordinates = [[box(0, 0, 10, 10), box(2, 2, 8, 8)], [box(4, 4, 6, 6)], [box(20, 0, 22, 2)]];

function lookUp(...given: [owner: string, coordinates: Coordinates][]) {
  const index = indexShapes(
    given.map(([owner, coordinates]) => ({ owner, shape: decodeShape(encodeShape(shapeOf(coordinates))) })),
  );
  return (lat: number, lon: number) => index.at(lat, lon).sort();
}

test("shapes come back as they were written, to a millionth of a degree", () => {
  const shape = shapeOf([[box(-124.482003, 32.528832, -114.131211, 42.009518)]]);
  expect(decodeShape(encodeShape(shape))).toEqual(shape);
  expect(boundsOf(shape)).toEqual([-124_482_003, 32_528_832, -114_131_211, 42_009_518]);
  expect(encodeShape(shapeOf(ringed)).length).toBeLessThan(120);
  expect(() => decodeShape(Buffer.from([9]))).toThrow(RangeError);
});

test("a long shape takes about four bytes a point", () => {
  const points = Array.from({ length: 20_000 }, (_, at) => {
    const angle = (at / 20_000) * 2 * Math.PI;
    return [-120 + 3 * Math.cos(angle), 37 + 3 * Math.sin(angle)];
  });
  const shape = shapeOf([[[...points, points[0]!]]]);
  const bytes = encodeShape(shape);
  expect(bytes.length / 20_000).toBeLessThan(5);
  expect(decodeShape(bytes)).toEqual(shape);
});

test("a point in a hole is outside, one on an island in the hole is inside", () => {
  const at = lookUp(["ringed", ringed], ["hole", [[box(2, 2, 8, 8), box(4, 4, 6, 6)]]]);
  expect(at(1, 1)).toEqual(["ringed"]);
  expect(at(3, 3)).toEqual(["hole"]);
  expect(at(5, 5)).toEqual(["ringed"]);
  expect(at(1, 21)).toEqual(["ringed"]);
  expect(at(1, 15)).toEqual([]);
});

test("a point on the border of two neighbours lies in one of them", () => {
  const at = lookUp(["west", [[box(0, 0, 5, 5)]]], ["east", [[box(5, 0, 9, 5)]]]);
  for (const lat of [0.5, 1, 2.5, 4]) expect(at(lat, 5), String(lat)).toHaveLength(1);
});

test("Alaska lies on both sides of the antimeridian, cut there or not", () => {
  const cut: Coordinates = [[box(172, 51, 180, 53)], [box(-180, 51, -165, 55)]];
  const uncut: Coordinates = [
    [
      [
        [172, 51],
        [-165, 51],
        [-165, 55],
        [172, 55],
        [172, 51],
      ],
      box(-179, 52, -178, 53),
    ],
  ];
  for (const [name, coordinates] of [
    ["cut", cut],
    ["uncut", uncut],
  ] as const) {
    const at = lookUp([name, coordinates]);
    for (const lon of [173, 179.9, -179.9, -170]) expect(at(51.5, lon), `${name} ${lon}`).toEqual([name]);
    for (const lon of [171, -164, 0, 90]) expect(at(51.5, lon), `${name} ${lon}`).toEqual([]);
  }
  expect(lookUp(["uncut", uncut])(52.5, -178.5)).toEqual([]);
});

test("what is no polygon in degrees is refused", () => {
  expect(() => shapeOf([[box(500_000, 4_100_000, 500_100, 4_100_100)]])).toThrow("not in degrees");
  expect(() =>
    shapeOf([
      [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]),
  ).toThrow("fewer than four");
  expect(() => shapeOf([[]])).toThrow("without a ring");
  expect(lookUp()(0, 0)).toEqual([]);
  expect(toUnits(-0.0000004)).toBeCloseTo(0);
});
