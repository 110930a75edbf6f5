import { expect, test } from "vitest";
import { remember } from "./remember.ts";

test("askers within the moment share one answer; later ones ask again", async () => {
  let asked = 0;
  const { get, forget } = remember(50, async (key) => `${key}${++asked}`);
  expect(await Promise.all([get("a"), get("a"), get("b")])).toEqual(["a1", "a1", "b2"]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await get("a")).toBe("a3");
  forget();
  expect(await get("a")).toBe("a4");
});

test("a failure is not kept", async () => {
  let failing = true;
  const { get } = remember(10_000, async () => {
    if (failing) throw new Error("away");
    return "here";
  });
  await expect(get("a")).rejects.toThrow("away");
  failing = false;
  expect(await get("a")).toBe("here");
});
