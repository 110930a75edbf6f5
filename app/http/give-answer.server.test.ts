import { expect, test } from "vitest";
import { giveAnswer } from "./give-answer.server.ts";

test("while Stripe cannot be reached the form comes back with what was typed, as 503 with a time to try again", () => {
  const { data, init } = giveAnswer({ kind: "away", typed: { amount: "25" } }, new Date());
  expect(data).toEqual({ kind: "away", typed: { amount: "25" } });
  expect(init?.status).toBe(503);
  expect(new Headers(init?.headers).get("Retry-After")).toBe("30");
});
