import { expect, test } from "vitest";
import { loggedPath, routePattern } from "./route-pattern.ts";

test.each([
  ["/", "/"],
  ["/es", "/"],
  ["/es/petitions/one", "/petitions/:slug"],
  ["/es/calls/one", "/calls/:slug"],
  ["/calls/one/thanks", "/calls/:slug/thanks"],
  ["/campaigns/trust/news/a-post", "/campaigns/:slug/news/:post"],
  ["/confirm/abc", "/confirm/:token"],
  ["/hooks/email/ses", "/hooks/email/:provider"],
  ["/admin", "/admin"],
  ["/admin/staff/0140f5c3-5d00-7000-8000-000000000001", "/admin/staff"],
  ["/admin/reset/s3cret", "/admin/reset/:token"],
  ["/admin/whatever", "/admin/*"],
  ["/wp-login.php", "other"],
])("the pattern of %s is %s", (pathname, pattern) => {
  expect(routePattern(pathname)).toBe(pattern);
});

test.each([
  ["/es/confirm/s3cret/more", "/es/confirm/:token"],
  ["/admin/set-up/s3cret", "/admin/set-up/:token"],
  ["/admin/invitation/s3cret.data", "/admin/invitation/:token"],
  ["/petitions/one", "/petitions/one"],
  ["/people/ana@example.org", "/people/:hidden"],
  ["/x/ana%40example.org", "/x/:hidden"],
  [`/x/${"a".repeat(43)}`, "/x/:hidden"],
])("%s is logged as %s", (pathname, logged) => {
  expect(loggedPath(pathname)).toBe(logged);
});
