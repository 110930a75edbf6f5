import { expect, test } from "vitest";
import type { Place } from "#app/officials/office-found.ts";
import { callNumbers } from "./call-numbers.ts";

const place = (
  kind: Place["kind"],
  locality: string,
  phone: string | null,
  region: string | null = "CA",
): Place => ({
  kind,
  street: null,
  locality,
  region,
  postalCode: null,
  phone,
});

const capitol = place("capitol", "Sacramento", "+19165550142");
const fresno = place("district", "Fresno", "+15595550119");
const madera = place("district", "Madera", "+15595550188");

const of = (
  places: Place[],
  office = { level: "state", divisionId: "ocd-division/country:us/state:ca/sldl:31" },
) => ({ official: { places }, office }) as unknown as Parameters<typeof callNumbers>[0];

// A Tuesday in December: 18:00 in London is 10 in the morning in California, 04:00 is eight in the evening.
const open = new Date("2026-12-01T18:00:00Z");
const shut = new Date("2026-12-02T04:00:00Z");
const order = (places: Place[], now: Date, town: string | null = null) =>
  callNumbers(of(places), { now, town }).map(({ shown, isOpen }) => [shown, isOpen]);

test("while it is open an office at home goes before the capitol; after hours the capitol takes the voicemail", () => {
  expect(order([capitol, fresno], open)).toEqual([
    ["559 555 0119", true],
    ["916 555 0142", true],
  ]);
  expect(order([fresno, capitol], shut)).toEqual([
    ["916 555 0142", false],
    ["559 555 0119", false],
  ]);
});

test("of several offices at home the one in the supporter's own town goes first", () => {
  expect(order([capitol, madera, fresno], open, "fresno").map(([shown]) => shown)).toEqual([
    "559 555 0119",
    "559 555 0188",
    "916 555 0142",
  ]);
});

test("hours go by each office's own clock: Washington has closed while California answers", () => {
  const afternoon = new Date("2026-12-01T23:30:00Z");
  const congress = of(
    [place("capitol", "Washington", "+12025550100", null), place("district", "Fresno", "+15595550119")],
    {
      level: "federal",
      divisionId: "ocd-division/country:us/state:ca/cd:21",
    },
  );
  expect(callNumbers(congress, { now: afternoon, town: null }).map(({ isOpen }) => isOpen)).toEqual([
    true,
    false,
  ]);
});

test("an office without a telephone and a number that is there twice are left out; of nobody's zone nothing is claimed", () => {
  const twice = [capitol, place("district", "Reedley", null), place("district", "Clovis", "+19165550142")];
  expect(order(twice, shut)).toEqual([["916 555 0142", false]]);
  const nowhere = of([place("capitol", "Somewhere", "+12025550100", null)], {
    level: "local",
    divisionId: "ocd-division/country:us",
  });
  expect(callNumbers(nowhere, { now: open, town: null })[0]!.isOpen).toBeNull();
});
