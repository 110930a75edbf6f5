import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { mailOfReturnPath, returnPathOf } from "./return-path.server.ts";

const base = "bounce@trust.example";

test("a return path leads back to its mail, also where it was written in capitals on the way", () => {
  for (const id of Array.from({ length: 50 }, () => newId())) {
    const path = returnPathOf(id, base)!;
    expect(path).toMatch(/^bounce\+[a-z2-7]{39}@trust\.example$/);
    expect(mailOfReturnPath(path)).toBe(id);
    expect(mailOfReturnPath(path.toUpperCase())).toBe(id);
    expect(mailOfReturnPath(`<${path}>`)).toBe(id);
  }
});

test("it says nothing of the mail, and fits where the longest name is allowed", () => {
  const id = newId();
  const path = returnPathOf(id, `${"b".repeat(24)}@trust.example`)!;
  expect(path.split("@")[0]).toHaveLength(64);
  expect(path).not.toContain(id.slice(0, 8));
  // Ids of the same millisecond begin alike; their tokens do not.
  const near = id.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  expect(returnPathOf(near, base)!.slice(0, 12)).not.toBe(returnPathOf(id, base)!.slice(0, 12));
});

test("a token that was altered, made up, or is none leads nowhere", () => {
  const path = returnPathOf(newId(), base)!;
  for (const at of [8, 20, 33, 40]) {
    const other = path[at] === "a" ? "b" : "a";
    expect(mailOfReturnPath(path.slice(0, at) + other + path.slice(at + 1))).toBeNull();
  }
  for (const none of ["", "bounce@trust.example", `bounce+${"a".repeat(39)}@trust.example`, "a+b@c"]) {
    expect(mailOfReturnPath(none)).toBeNull();
  }
  expect(returnPathOf("no id", base)).toBeNull();
});
