import { expect, test } from "vitest";
import { testedThemes } from "#app/ui/theme.ts";
import { standingErrors } from "./look-errors.ts";
import { inkFields, type LookFields, lookFields } from "./look-form.ts";

const saved = lookFields(
  { inks: testedThemes.delta, motif: "sun", ground: "paper" },
  { en: { headline: "Clean air", alt: "" } },
);

/** What stays of an error when the fields that were refused are changed. */
function left(errors: Record<string, string>, refused: Partial<LookFields>, change: Partial<LookFields>) {
  const posted = { ...saved, ...refused };
  expect(standingErrors(errors, posted, posted), "nothing goes before anything is changed").toEqual(errors);
  return standingErrors(errors, posted, { ...posted, ...change });
}

const pale = {
  set: "own",
  ...inkFields({ ...testedThemes.delta, ink1: "#9AA0C8" }),
  ink1: "#9AA0C8",
} as const;
const good = { set: "rent", ...inkFields(testedThemes.rent) } as const;

test("inks that can be read take the reproach away, others and half typed ones do not", () => {
  const errors = { ink1: "contrast-text", ink2: "contrast-drawing" };
  const refused = { ...pale, ink2: "#9AA0C0" };
  expect(left(errors, refused, good)).toEqual({});
  expect(left(errors, refused, { ink1: "#8E94C0" })).toEqual(errors);
  expect(left(errors, refused, { ink1: "#8E" })).toEqual(errors);
});

test("each reproach goes by itself", () => {
  const errors = { title_en: "required", ink1: "contrast-text" };
  expect(left(errors, { ...pale, title_en: " / " }, { title_en: "Clean air" })).toEqual({
    ink1: "contrast-text",
  });
});

test("what cannot be read on a flood can on paper", () => {
  const flooded = { set: "own", ink2: "#1A6068", ground: "flood" } as const;
  expect(left({ ink2: "contrast-flood" }, flooded, { ground: "paper" })).toEqual({});
});

test("a colour that was none goes when it is one, or when it is not asked for", () => {
  expect(left({ paper: "colour" }, { paper: "white" }, { paper: "#fff" })).toEqual({});
  const third = { set: "own", third: "on", pull3: "no" } as const;
  expect(left({ pull3: "colour" }, third, { third: "" })).toEqual({});
});

test("a picture and the words for it are asked for while it is to be printed", () => {
  const errors = { "picture-file": "picture-missing", alt_en: "undescribed" };
  const refused = { plate: "fill", alt_en: "Print: the sun" } as const;
  expect(left(errors, refused, { plate: "drawing" })).toEqual({});
  expect(left(errors, refused, { picture: "a1" })).toEqual({ alt_en: "undescribed" });
  expect(left(errors, refused, { picture: "a1", alt_en: "" })).toEqual({ alt_en: "undescribed" });
  expect(left(errors, refused, { picture: "a1", alt_en: "A family" })).toEqual({});
});

test("that somebody else saved meanwhile is no fault of a field, and stays", () => {
  expect(left({ form: "meanwhile" }, {}, good)).toEqual({ form: "meanwhile" });
});
