import { expect, test } from "vitest";
import { readCallForm, tellsOfCall, typedCall } from "./call-form.ts";

const officialId = "0140f5c3-5d00-7000-8000-000000000001";
const read = (fields: Record<string, string>) => readCallForm(new URLSearchParams(fields));

test("a call is read with what was said; its attempt only where it looks like one", () => {
  const attempt = "9b2c5e5a-7a3b-4b52-8a53-1d7c2f1f0f11";
  expect(read({ official: officialId, outcome: "talked", notes: " She\r\nlistened. ", attempt })).toEqual({
    ok: true,
    input: { officialId, outcome: "talked", notes: "She\nlistened.", attempt },
  });
  expect(read({ official: officialId, outcome: "no_answer", attempt: "x" })).toEqual({
    ok: true,
    input: { officialId, outcome: "no_answer", notes: null, attempt: null },
  });
});

test.each([
  [{ official: officialId }, { outcome: "outcome.required" }],
  [{ official: officialId, outcome: "shouted" }, { outcome: "outcome.required" }],
  [{ official: "quintana", outcome: "talked" }, { official: "official.not-yours" }],
  [{ official: officialId, outcome: "talked", notes: "x".repeat(2_001) }, { notes: "notes.long" }],
  [{ official: officialId, outcome: "talked", notes: "a\u0007b" }, { notes: "notes.unreadable" }],
])("%o is answered beside its field", (fields, errors) => {
  expect(read(fields)).toEqual({ ok: false, errors });
});

test("two thousand characters fit, also those that are two units long", () => {
  expect(read({ official: officialId, outcome: "talked", notes: "😀".repeat(2_000) }).ok).toBe(true);
});

test("what was said of a call is told from a form that says only who one is", () => {
  expect(tellsOfCall(new URLSearchParams({ email: "a@example.org" }))).toBe(false);
  expect(tellsOfCall(new URLSearchParams({ official: officialId }))).toBe(true);
  const form = new URLSearchParams({ notes: "n", outcome: "busy", email: "a@example.org" });
  expect(typedCall(form)).toEqual({ notes: "n", outcome: "busy" });
});
