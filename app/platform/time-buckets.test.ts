import { expect, test } from "vitest";
import { pool } from "./db.server.ts";
import { bucketOf, bucketSql, lastBuckets, type Step } from "./time-buckets.ts";

const pacific = "America/Los_Angeles";
const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

test("days begin at midnight of the zone, also where clocks change", () => {
  expect(iso(lastBuckets(new Date("2026-03-09T20:00:00Z"), "day", 3, pacific))).toEqual([
    "2026-03-07T08:00:00.000Z",
    "2026-03-08T08:00:00.000Z",
    "2026-03-09T07:00:00.000Z",
  ]);
  expect(iso(lastBuckets(new Date("2026-11-02T20:00:00Z"), "day", 2, pacific))).toEqual([
    "2026-11-01T07:00:00.000Z",
    "2026-11-02T08:00:00.000Z",
  ]);
});

test("weeks begin on Monday", () => {
  expect(iso(lastBuckets(new Date("2026-11-04T20:00:00Z"), "week", 2, pacific))).toEqual([
    "2026-10-26T07:00:00.000Z",
    "2026-11-02T08:00:00.000Z",
  ]);
});

test("an hour that comes twice is two hours", () => {
  expect(iso(lastBuckets(new Date("2026-11-01T10:10:00Z"), "hour", 3, pacific))).toEqual([
    "2026-11-01T08:00:00.000Z",
    "2026-11-01T09:00:00.000Z",
    "2026-11-01T10:00:00.000Z",
  ]);
});

test("a midnight that clocks leave out is the moment they are put forward", () => {
  expect(bucketOf(new Date("2026-09-06T12:00:00Z"), "day", "America/Santiago").toISOString()).toBe(
    "2026-09-06T04:00:00.000Z",
  );
});

test.each([pacific, "Asia/Kathmandu", "America/Santiago", "UTC"])(
  "the database counts into the same hours, days and weeks in %s",
  async (zone) => {
    const moments = ["2026-03-08T09:45Z", "2026-03-08T10:15Z", "2026-09-06T03:30Z", "2026-09-06T04:30Z"]
      .concat(["2026-11-01T08:30Z", "2026-11-01T09:15Z", "2026-12-31T23:45Z"])
      .map((text) => new Date(text));
    for (const step of ["hour", "day", "week"] satisfies Step[]) {
      const { rows } = await pool.query<{ at: Date }>(
        `SELECT ${bucketSql("m", step, "$2")} AS at FROM unnest($1::timestamptz[]) WITH ORDINALITY AS t(m, n) ORDER BY n`,
        [moments, zone],
      );
      expect([step, iso(rows.map(({ at }) => at))]).toEqual([
        step,
        iso(moments.map((moment) => bucketOf(moment, step, zone))),
      ]);
    }
  },
);
