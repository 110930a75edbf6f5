import { expect, test } from "vitest";
import { readLadder } from "./ladder-form.ts";
import { ladderOf, usualLadder } from "./rungs.ts";

const posted = (...rungs: string[]) => new URLSearchParams(rungs.map((rung) => ["rung", rung]));

test("a ladder is read in its order, without the places that are left empty", () => {
  expect(readLadder(posted("call", "", "sign", "share"))).toEqual(["call", "sign", "share"]);
});

test("what is asked for twice, what nobody knows, and nothing at all is no ladder", () => {
  for (const wrong of [posted("call", "call"), posted("sign", "dance"), posted("", ""), posted()])
    expect(readLadder(wrong)).toBeNull();
});

test("a campaign that has set none goes by the usual one", () => {
  expect(ladderOf([])).toEqual(usualLadder);
  expect(ladderOf(["share", "call"])).toEqual(["share", "call"]);
});
