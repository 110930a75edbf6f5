import { describe, expect, test } from "vitest";
import { testedThemes } from "#app/ui/theme.ts";
import { type Poster, posterSvg } from "./poster.server.ts";
import { emailHeader, type Picture, sharePicture } from "./share-picture.server.ts";
import { posterHref, sharePictureHref, sharePictureVersion } from "./share-picture-href.ts";

const picture: Picture = {
  title: "This time, / sign it.",
  kicker: "AB 4, the TRUST Act",
  foot: "trust.example.org",
  motif: "door",
  inks: testedThemes.trust,
  ground: "paper",
  language: "en",
};

/** Width and height from a PNG's header. */
function size(png: Buffer) {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("a poster", () => {
  test.each([
    ["upright", "paper"],
    ["upright", "flood"],
    ["wide", "paper"],
    ["wide", "flood"],
  ] as const)("laid out %s on %s stands on its own", (layout, ground) => {
    const svg = posterSvg({ ...picture, layout, ground });
    expect(svg).toContain("<title>This time, sign it.</title>");
    expect(svg).not.toMatch(/<text|font-family|url\(|href|script/);
    expect(svg.length).toBeLessThan(80_000);
  });

  test("holds no markup of its title", () => {
    const svg = posterSvg({ ...picture, title: "<b>a</b> & <script>\u0000", layout: "wide" });
    expect(svg).not.toMatch(/<b>|<script/);
    expect(svg).not.toContain("\u0000");
    expect(svg).toContain("&#38;");
  });

  test("keeps its foot on the sheet however long the headline is", () => {
    const title =
      "Una petición con un titular larguísimo que nadie debería escribir y que aun así debe caber en la hoja";
    for (const layout of ["upright", "wide"] as const) {
      const svg = posterSvg({ ...picture, title, layout, language: "es" });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("survives an empty headline, an unknown drawing and a kicker that cannot be printed", () => {
    const odd: Poster = {
      ...picture,
      title: "🎉",
      kicker: "謝謝",
      foot: "",
      motif: "dragon",
      layout: "upright",
    };
    expect(posterSvg(odd)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("prints on letter paper", () => {
    const svg = posterSvg({
      ...picture,
      layout: "upright",
      height: 1165,
      paperSize: { width: "8.5in", height: "11in" },
    });
    expect(svg).toContain('viewBox="0 0 900 1165" width="8.5in" height="11in"');
  });
});

describe("a share picture", () => {
  test("is a PNG of 1200 by 630, drawn once for all who ask", async () => {
    const [first, second] = await Promise.all([sharePicture(picture), sharePicture({ ...picture })]);
    expect(first.type).toBe("image/png");
    expect(size(first.bytes)).toEqual([1200, 630]);
    expect(second.bytes).toBe(first.bytes);
    expect((await sharePicture(picture)).bytes).toBe(first.bytes);
    expect(first.bytes.length).toBeLessThan(60_000);
  });

  test("has a sister for the head of a mail, light enough to send whatever is drawn", async () => {
    for (const motif of ["door", "hands"]) {
      const { bytes: png } = await emailHeader({
        ...picture,
        title: "This time, / sign it / for all of us",
        motif,
      });
      expect(size(png)).toEqual([960, 448]);
      expect(png.length).toBeLessThan(30_000);
    }
  });
});

describe("the address of a share picture", () => {
  const shown = {
    title: "A",
    kicker: "B",
    motif: "door",
    inks: testedThemes.trust,
    ground: "paper",
    language: "en",
  } as const;

  test("names page, language and version", () => {
    expect(sharePictureHref({ kind: "home" }, shown)).toMatch(/^\/og\/home\.png\?v=[0-9a-z]+$/);
    expect(sharePictureHref({ kind: "petition", slug: "sign-it" }, { ...shown, language: "es" })).toMatch(
      /^\/og\/petitions\/sign-it\.png\?lang=es&v=[0-9a-z]+$/,
    );
    expect(sharePictureHref({ kind: "mail", slug: "sign-it" }, shown)).toMatch(
      /^\/og\/mail\/sign-it\.png\?v=/,
    );
    expect(sharePictureHref({ kind: "news", campaign: "a", post: "b" }, shown)).toContain(
      "/og/news/a/b.png?",
    );
  });

  test("changes with anything the picture shows, and with nothing else", () => {
    const version = sharePictureVersion(shown);
    expect(sharePictureVersion({ ...shown, inks: { ...shown.inks } })).toBe(version);
    const others = [
      { ...shown, title: "a" },
      { ...shown, kicker: "" },
      { ...shown, motif: "sun" },
      { ...shown, inks: testedThemes.rent },
      { ...shown, language: "es" as const },
      { ...shown, ground: "flood" as const },
    ];
    expect(new Set([version, ...others.map(sharePictureVersion)]).size).toBe(7);
  });

  test("of a poster is in the signer's language", () => {
    expect(posterHref("sign-it", "en")).toBe("/posters/petitions/sign-it.svg");
    expect(posterHref("sign-it", "es")).toBe("/posters/petitions/sign-it.svg?lang=es");
  });
});
