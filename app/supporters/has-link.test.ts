import { expect, test } from "vitest";
import { hasLink } from "./has-link.ts";

test.each([
  "https://spam.example",
  "Visit www.spam.example",
  "casino.com",
  "t.me/evilspam",
  "x.io",
  "ｗｗｗ．evil．com",
  "evil。com",
  "evil .com",
  "bit.ly/3abc",
  "eve@spam.example",
  "<script>x</script>",
])("%s is no name", (text) => {
  expect(hasLink(text)).toBe(true);
});

test.each([
  "St.John",
  "Ma.Teresa",
  "J.R. Núñez",
  "María de los Ángeles",
  "Nguyễn Thị",
  "O'Neill-Smith Jr.",
  "A. Me",
  "محمد",
  "J.Co",
])("%s is a name", (text) => {
  expect(hasLink(text)).toBe(false);
});
