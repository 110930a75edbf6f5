import { expect, test } from "vitest";
import { officeOn } from "./office-on.ts";

const offices = [
  { title: "Governor", startOn: "2011-01-03", endOn: null },
  { title: "Attorney General", startOn: "2007-01-08", endOn: "2011-01-03" },
];

test("names the office that was held on the day", () => {
  expect(officeOn(offices, "2012-09-30")?.title).toBe("Governor");
  expect(officeOn(offices, "2008-05-01")?.title).toBe("Attorney General");
  expect(officeOn(offices, "1990-01-01")?.title).toBe("Governor");
  expect(officeOn([], "2012-09-30")).toBeNull();
});
