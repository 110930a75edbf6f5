import { describe, expect, test } from "vitest";
import { inkChecks, readHex } from "#app/ui/look.ts";
import { deriveTheme, testedThemes } from "#app/ui/theme.ts";
import { inkSetOf, LookForm, lookFields, readInks, withAlt } from "./look-form.ts";
import { proofQuery, readProofQuery } from "./proof-query.ts";

const look = { inks: testedThemes.orchard, motif: "poppies", ground: "flood" } as const;
const words = { en: { headline: "Clean air", alt: "Poppies" } };

describe("the bench's form", () => {
  test("comes back as what it was filled in with", () => {
    const parsed = LookForm.parse({ ...lookFields(look, words), version: "v1" });
    expect(parsed).toEqual({
      plate: "drawing",
      look,
      words: { ...words, es: { headline: "", alt: "" } },
      version: "v1",
    });
  });

  test("takes a tried set before the colours beside it", () => {
    const { look: read } = LookForm.parse({ ...lookFields(look, words), set: "rent" });
    expect(read.inks).toEqual(testedThemes.rent);
  });

  test("takes colours of one's own as they are typed, and a third only when it is ticked", () => {
    const own = { ...lookFields(look, words), set: "own", paper: "fff", ink1: "#123abc", third: "" };
    expect(LookForm.parse(own).look.inks).toEqual({
      paper: "#FFFFFF",
      ink1: "#123ABC",
      ink2: "#F2D43A",
      pull3: null,
    });
  });

  test.each([
    [{ paper: "white" }, "paper", "colour"],
    [{ set: "own", pull3: "" }, "pull3", "colour"],
    [{ motif: "dragon" }, "motif", "unknown"],
    [{ ground: "sand" }, "ground", "unknown"],
    [{ title_en: "x".repeat(121) }, "title_en", "too-long"],
  ])("refuses %o", (typed, field, code) => {
    const { error } = LookForm.safeParse({ ...lookFields(look, words), set: "own", ...typed });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, code]]);
  });

  test("knows a tried set by its inks", () => {
    expect(inkSetOf(testedThemes.delta)).toBe("delta");
    expect(inkSetOf({ ...testedThemes.delta, pull3: "#000000" })).toBe("own");
    expect(readInks({ ...lookFields(look, words), set: "own", ink2: "#F2D" })?.ink2).toBe("#FF22DD");
    expect(readInks({ ...lookFields(look, words), set: "own", ink2: "#F2" })).toBeNull();
  });
});

describe("a proof's address", () => {
  test("says all that is drawn", () => {
    const said = { title: "Clean / air & water", layout: "wide", language: "es" } as const;
    for (const picture of [null, { id: "0199", fit: "whole" as const }]) {
      const proof = { ...look, picture, ...said };
      expect(readProofQuery(new URLSearchParams(proofQuery(proof)))).toEqual(proof);
    }
    expect(readProofQuery(new URLSearchParams("layout=x&inks=1-2&motif=y&ground=z&language=q"))).toEqual({
      layout: "upright",
      language: "en",
      inks: testedThemes.trust,
      motif: "sun",
      ground: "paper",
      picture: null,
      title: "",
    });
  });
});

describe("the contrast of inks", () => {
  test.each(Object.entries(testedThemes))(
    "of the tried set %s passes on paper and flooded",
    (_name, inks) => {
      expect(inkChecks(inks, "flood").filter(({ passes }) => !passes)).toEqual([]);
    },
  );

  test("that passes is printed as chosen", () => {
    for (const inks of Object.values(testedThemes)) {
      const { light } = deriveTheme(inks);
      expect([light.paper, light.key, light.act]).toEqual([inks.paper, inks.ink1, inks.pull3 ?? inks.ink1]);
    }
  });

  test("that fails names the ink to change and the nearest that passes", () => {
    const inks = { ...testedThemes.trust, ink1: "#8E7FB0" };
    const text = inkChecks(inks, "paper").find(({ name }) => name === "text")!;
    expect(text).toMatchObject({ field: "ink1", passes: false, atLeast: 7 });
    const mended = inkChecks({ ...inks, ink1: text.nearest! }, "paper").find(({ name }) => name === "text")!;
    expect(mended).toMatchObject({ passes: true, nearest: text.nearest });
  });

  test.each([
    { paper: "#FEFEFE", ink1: "#FFFFFF", ink2: "#F9AE1B", pull3: null },
    { paper: "#101010", ink1: "#202020", ink2: "#303030", pull3: "#404040" },
    { paper: "#8899AA", ink1: "#E0E0E0", ink2: "#C0C0C0", pull3: null },
  ])("that is offered mends what it is offered for: %o", (inks) => {
    const failing = inkChecks(inks, "flood").filter(({ passes }) => !passes);
    expect(failing.length).toBeGreaterThan(0);
    for (const { name, field, nearest } of failing.filter((check) => check.nearest)) {
      const mended = inkChecks({ ...inks, [field]: nearest }, "flood").find((check) => check.name === name);
      expect(mended, name).toMatchObject({ passes: true });
    }
  });

  test("is offered none where the other one has to move", () => {
    const inks = { paper: "#FEFEFE", ink1: "#FFFFFF", ink2: "#F9AE1B", pull3: null };
    const offered = inkChecks(inks, "paper").map(({ name, nearest }) => [name, nearest !== null]);
    expect(Object.fromEntries(offered)).toEqual({ paper: true, text: true, button: true, drawing: false });
  });

  test("is asked of colours alone", () => {
    expect(["#abc", "A1B2C3", " #a1b2c3 "].map(readHex)).toEqual(["#AABBCC", "#A1B2C3", "#A1B2C3"]);
    expect(["", "#abcd", "red", "#12345G"].map(readHex)).toEqual([null, null, null, null]);
  });
});

describe("the words for what is shown", () => {
  const first = lookFields(look, { en: { headline: "Clean air", alt: "Poppies" } });
  const none = { alt_en: "", alt_es: "" };

  test("go with a drawing and come back with it", () => {
    const other = withAlt({ ...first, motif: "star" } as typeof first, {
      before: first,
      first,
      chosen: null,
    });
    expect(other).toMatchObject(none);
    expect(withAlt({ ...other, motif: first.motif }, { before: other, first, chosen: null })).toEqual(first);
  });

  test("stay where they were typed while the picture was on its way", () => {
    const before = { ...first, plate: "fill" as const, alt_en: "A river", alt_es: "" };
    const arrived = { ...before, picture: "new" };
    const chosen = { alt_en: "", alt_es: "" };
    expect(withAlt(arrived, { before, first, chosen })).toMatchObject({ alt_en: "A river", alt_es: "" });
    expect(withAlt(arrived, { before, first, chosen: before }), "of the one before").toMatchObject(none);
    const whole = { ...arrived, plate: "whole" as const };
    expect(withAlt(whole, { before: arrived, first, chosen: null })).toMatchObject({ alt_en: "A river" });
  });
});
