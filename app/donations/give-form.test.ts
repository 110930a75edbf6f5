import { expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { giveErrorCodes, readGiveForm } from "./give-form.ts";
import { usualOffer } from "./offers.ts";

const page = {
  ...{ offers: [usualOffer("USD")], monthly: true, designations: ["Buses"] },
  ...{ asksEmployer: false, showsGivers: true, dedications: false },
};

function read(change: Record<string, string>, asked: Partial<typeof page> = {}) {
  const person = { given_name: "Ana", family_name: "Alba", email: "ana@example.org", postal_code: "94110" };
  const form = new URLSearchParams({ amount: "25", ...person, ...change });
  const reading = readGiveForm({ ...page, ...asked }, form, () => ({ basisPoints: 290, fixedMinor: 30 }));
  return reading.ok
    ? { interval: reading.gift.interval, designation: reading.gift.designation }
    : reading.errors;
}

test("how often and what for are taken as they are offered, and may be left out", () => {
  expect(read({ interval: "month", designation: "Buses" })).toEqual({
    interval: "month",
    designation: "Buses",
  });
  expect(read({ interval: "once", designation: "" })).toEqual({ interval: "once", designation: null });
  expect(read({})).toEqual({ interval: "once", designation: null });
});

test("what is not offered is refused beside its field, and above a form that has the field no more", () => {
  expect(read({ interval: "week" })).toEqual({ interval: ["interval.unknown"] });
  expect(read({ designation: "A yacht" })).toEqual({ designation: ["designation.unknown"] });
  expect(read({ interval: "month" }, { monthly: false })).toEqual({ form: ["interval.once"] });
  expect(read({ designation: "Buses" }, { designations: [] })).toEqual({ form: ["designation.gone"] });
});

test("every code has its sentence in both languages", () => {
  for (const language of ["en", "es"] as const) {
    const t = translator(language, "donations");
    for (const code of giveErrorCodes) expect(t(`errors.${code}`, {})).not.toContain("errors.");
  }
});
