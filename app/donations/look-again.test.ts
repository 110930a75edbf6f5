import { expect, test } from "vitest";
import { isOnItsWay, nextLook } from "./look-again.ts";

test("a page looks again four times, later each time, and then no more", () => {
  const seen: number[] = [];
  let looks: string | null = null;
  for (let next = nextLook("/thanks?donation=1", looks); next; next = nextLook("/thanks?donation=1", looks)) {
    seen.push(next.seconds);
    const to = new URL(next.href, "http://site.test");
    expect(to.searchParams.get("donation")).toBe("1");
    looks = to.searchParams.get("look");
  }
  expect(seen).toEqual([15, 30, 60, 120]);
});

test("whoever writes a count of their own into the address gets no endless loop", () => {
  for (const looks of ["4", "-1", "1.5", "x", "999"]) expect(nextLook("/thanks", looks)).toBeNull();
});

test("only what is on its way is looked at again", () => {
  expect([isOnItsWay({ status: "processing" }), isOnItsWay({ status: "pending" })]).toEqual([true, true]);
  expect([isOnItsWay({ status: "paid" }), isOnItsWay({ status: "failed" }), isOnItsWay(null)]).toEqual([
    false,
    false,
    false,
  ]);
});
