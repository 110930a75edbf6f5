import { expect, test } from "vitest";
import { readTarget } from "./request-target.ts";

test.each([
  ["/a?b=c", { pathname: "/a", search: "?b=c" }],
  ["/a?", { pathname: "/a", search: "" }],
  ["/caf%C3%A9", { pathname: "/caf%C3%A9", search: "" }],
  ["*", null],
  ["http://elsewhere.test/", null],
  ["//elsewhere.test", null],
])("the target %s", (url, target) => {
  expect(readTarget(url)).toEqual(target);
});
