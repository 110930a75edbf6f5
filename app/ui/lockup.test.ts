import { expect, test } from "vitest";
import { widthClasses } from "./lockup.tsx";

test("a width in em becomes two classes, rounded up so that the line never overflows", () => {
  expect(widthClasses(2.417)).toBe("wi2 wf42");
  expect(widthClasses(2.41)).toBe("wi2 wf41");
  expect(widthClasses(3)).toBe("wi3 wf00");
  expect(widthClasses(0.05)).toBe("wi0 wf05");
});

test("widths beyond the list take the nearest there is", () => {
  expect(widthClasses(0)).toBe("wi0 wf01");
  expect(widthClasses(44)).toBe("wi15 wf99");
});
