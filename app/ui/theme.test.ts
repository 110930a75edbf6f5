import { describe, expect, test } from "vitest";
import { seededRandom } from "./art/knife.ts";
import {
  contrastProblems,
  deriveTheme,
  type Inks,
  parseThemeHref,
  testedThemes,
  themeCss,
  themeHref,
} from "./theme.ts";

function randomInks(seed: number): Inks {
  const random = seededRandom(seed);
  const colour = () =>
    `#${Math.floor(random() * 0x1000000)
      .toString(16)
      .padStart(6, "0")
      .toUpperCase()}`;
  return { paper: colour(), ink1: colour(), ink2: colour(), pull3: random() < 0.5 ? colour() : null };
}

describe("a theme", () => {
  test.each(Object.entries(testedThemes))("%s passes every contrast pair, day and night", (_name, inks) => {
    expect(contrastProblems(inks)).toEqual([]);
  });

  test("passes every contrast pair whatever inks are picked", () => {
    const failures = Array.from({ length: 500 }, (_, i) => randomInks(i + 1)).flatMap((inks) =>
      contrastProblems(inks).map((problem) => ({ inks, ...problem })),
    );
    expect(failures).toEqual([]);
  });

  test.each([
    { paper: "#000000", ink1: "#FFFFFF", ink2: "#000000", pull3: "#FFFFFF" },
    { paper: "#FFFFFF", ink1: "#FFFFFF", ink2: "#FFFFFF", pull3: null },
    { paper: "#808080", ink1: "#808080", ink2: "#808080", pull3: "#808080" },
    { paper: "#FFFFFF", ink1: "#000000", ink2: "#767676", pull3: "#000000" },
  ])("survives the extremes %o", (inks) => {
    expect(contrastProblems(inks)).toEqual([]);
  });

  test("keeps the house theme exactly as designed", () => {
    const { light, night } = deriveTheme(testedThemes.trust);
    expect(light).toMatchObject({
      paper: "#FCF9F1",
      ink: "#1B1837",
      "ink-2": "#636089",
      head: "#26235F",
      key: "#26235F",
      "on-key": "#FCF9F1",
      spot: "#F9AE1B",
      "on-spot": "#26235F",
      act: "#D2351A",
      "on-act": "#FCF9F1",
      edge: "#8784A1",
      rule: "#DEDBDD",
      tint: "#FCEDCF",
      "key-tint": "#EDEAE7",
      "bad-text": "#B3240E",
      po: "multiply",
    });
    expect(night).toMatchObject({ act: "#FF7A5C", "on-act": "#1B0C08", focus: "#F9AE1B", paper: "#15142A" });
  });

  test("prints the action in the dark ink and stops overprinting when there is no third pull", () => {
    const { light } = deriveTheme(testedThemes.delta);
    expect(light.act).toBe(light.key);
    expect(light.po).toBe("normal");
  });
});

describe("a theme's style sheet", () => {
  test("goes dark by the visitor's system or by the page's choice, and stays light when told to", () => {
    const css = themeCss(testedThemes.trust);
    expect(css).toContain(":root{color-scheme:light;--paper:#FCF9F1;");
    expect(css).toContain("(prefers-color-scheme:dark){:root:not([data-mode=light]){color-scheme:dark;");
    expect(css).toContain(":root[data-mode=dark]{color-scheme:dark;--paper:#15142A;");
  });

  test("has an address that says everything about it", () => {
    expect(themeHref(testedThemes.trust)).toBe("/themes/FCF9F1-26235F-F9AE1B-D2351A.css");
    for (const inks of Object.values(testedThemes)) expect(parseThemeHref(themeHref(inks))).toEqual(inks);
  });

  test.each([
    "/themes/fcf9f1-26235F-F9AE1B.css",
    "/themes/FCF9F1-26235F.css",
    "/themes/FCF9F1-26235F-F9AE1B-D2351A-000000.css",
    "/themes/FCF9F1-26235F-}body{.css",
    "/themes/",
  ])("has no other address than that: %s", (path) => {
    expect(parseThemeHref(path)).toBeNull();
  });
});
