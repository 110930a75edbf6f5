import { describe, expect, test } from "vitest";
import { createMeasure, createPosition } from "#tests/factories/create-measure.ts";
import { findMeasure } from "./measure-queries.server.ts";
import { positionsOn } from "./position-queries.server.ts";
import { tallyOf } from "./stance.ts";

const day = (text: string) => new Date(text);

describe("a measure", () => {
  test("tells its earlier try first, stage by stage", async () => {
    const earlier = await createMeasure({
      identifier: "AB 1081",
      session: "2011-2012",
      steps: [
        ["Assembly", { outcome: "done", occurredOn: day("2012-01-01"), precision: "year" }],
        ["Governor", { outcome: "vetoed", occurredOn: day("2012-09-30"), precision: "day" }],
      ],
    });
    const later = await createMeasure({
      identifier: "AB 4",
      earlierId: earlier.id,
      steps: [
        ["Introduced", { outcome: "done", occurredOn: day("2012-12-03"), precision: "day" }],
        ["Committee", { outcome: "here" }],
        ["Floor", { outcome: "ahead", votesNeeded: 41, seats: 80 }],
      ],
    });

    const measure = await findMeasure(later.id, "es");

    expect(measure?.identifier).toBe("AB 4");
    expect(measure?.tries.map((each) => each.identifier)).toEqual(["AB 1081", "AB 4"]);
    expect(measure?.tries[1]?.stages.map((stage) => stage.label)).toEqual([
      "Introduced",
      "Committee",
      "Floor",
    ]);
    expect(measure?.tries[1]?.stages[2]).toMatchObject({
      outcome: "ahead",
      votesNeeded: 41,
      occurredOn: null,
    });
    expect(measure?.title, "falls back to English").toBe("The TRUST Act");
    expect(measure?.language).toBe("en");
  });

  test("that does not exist is null", async () => {
    expect(await findMeasure("01940000-0000-7000-8000-000000000000", "en")).toBeNull();
  });
});

describe("positions", () => {
  test("are each official's latest, with the office held when it was said", async () => {
    const { id: measureId } = await createMeasure();
    const first = await createPosition({ measureId, name: "Lee Baca", stance: "opposes", rank: 2 });
    const { officialId } = first;
    await createPosition({ measureId, name: "Jerry Brown", stance: "undecided", rank: 1 });
    const { prisma } = await import("#app/platform/db.server.ts");
    await prisma.position.create({
      data: {
        measureId,
        officialId,
        stance: "undecided",
        statedOn: day("2012-12-01"),
        precision: "month",
        rank: 2,
        translations: { create: [{ language: "es", evidence: "No entregará a detenidos." }] },
      },
    });

    const lines = await positionsOn(measureId, "es");

    expect(lines.map((line) => [line.name, line.stance])).toEqual([
      ["Jerry Brown", "undecided"],
      ["Lee Baca", "undecided"],
    ]);
    expect(lines[1]).toMatchObject({ statedOn: "2012-12-01", precision: "month", language: "es" });
    expect(lines[0]).toMatchObject({ office: "Governor of California", language: "en" });
    expect(tallyOf(lines)).toEqual({
      supports: 0,
      leans: 0,
      undecided: 2,
      unknown: 0,
      leans_no: 0,
      opposes: 0,
    });
  });

  test("of a measure nobody spoke about are none", async () => {
    const { id } = await createMeasure();
    expect(await positionsOn(id, "en")).toEqual([]);
  });
});
