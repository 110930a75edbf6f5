import { describe, expect, test } from "vitest";
import { isVisited, pageKey } from "./page-key.ts";

describe("the name a page is kept under", () => {
  test.each([
    ["/petitions/one", "?s=a&utm_medium=x&source=y&mc_eid=1", "/petitions/one"],
    ["/news", "?b=2&a=1", "/news?a=1&b=2"],
    ["/news", "?before=2&gclid=1", "/news?before=2"],
    ["/petitions/one", "?k=sealed", null],
    ["/confirm/token", "", null],
    ["/es/unsubscribe/token", "", null],
    ["/preferences", "", null],
    ["/go/token/1", "", null],
    ["/admin", "", null],
    ["/admin.data", "?_routes=admin", null],
    ["/admin/staff.data", "", null],
    ["/administration", "", "/administration"],
    ["/es/petitions/one/thanks", "", null],
    ["/readyz", "", null],
    ["/confirmation-of-what", "", "/confirmation-of-what"],
  ])("%s%s is %s", (pathname, search, key) => {
    expect(pageKey(pathname, search)).toBe(key);
  });
});

test.each([
  ["/calls/one", "visitor=sealed", true],
  ["/es/letters/one", "lang=es; visitor=sealed", true],
  ["/calls/one", "visitor=", false],
  ["/calls/one", "visitors=1", false],
  ["/calls/one", undefined, false],
  ["/petitions/one", "visitor=sealed", false],
  ["/campaigns/calls/one", "visitor=sealed", false],
])("%s with the cookies %s is somebody's own: %s", (pathname, cookies, isOwn) => {
  expect(isVisited(pathname, cookies)).toBe(isOwn);
});
