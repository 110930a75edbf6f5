import { expect, test } from "vitest";
import { type CallMade, nextToCall } from "./call-progress.ts";

const list = [
  { officialId: "quintana", numbers: 2 },
  { officialId: "ocampo", numbers: 1 },
  { officialId: "nameless", numbers: 0 },
];

const after = (...made: [string, CallMade["outcome"]][]) =>
  nextToCall(
    list,
    made.map(([officialId, outcome]) => ({ officialId, outcome })),
  );

test("whoever is called comes off the list, in its order, however it went", () => {
  expect(after()).toBe(0);
  expect(after(["quintana", "talked"])).toBe(1);
  expect(after(["ocampo", "skipped"])).toBe(0);
  expect(after(["quintana", "no_answer"], ["ocampo", "wrong_number"])).toBe(2);
  expect(after(["quintana", "voicemail"], ["ocampo", "talked"], ["nameless", "skipped"])).toBeNull();
});

test("a busy office leads to the official's next one, and to the next official when all were busy", () => {
  expect(after(["quintana", "busy"])).toBe(0);
  expect(after(["quintana", "busy"], ["quintana", "busy"])).toBe(1);
  expect(after(["quintana", "busy"], ["quintana", "talked"])).toBe(1);
  expect(after(["quintana", "talked"], ["ocampo", "busy"])).toBe(2);
});
