import type { Language } from "#app/i18n/language.ts";
import type { PressPicture } from "#app/media/picture-for-press.server.ts";
import { drawing, motifNamed } from "#app/ui/art/drawing.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { floodInk, type Ground } from "#app/ui/look.ts";
import { deriveTheme, type Inks, type Tokens } from "#app/ui/theme.ts";
import { artMarks, uprightArt } from "./art-marks.server.ts";
import { printable, widthInEm } from "./font-metrics.server.ts";
import type { Mark } from "./marks.server.ts";
import { breakLines } from "./set-headline.server.ts";
import { headlineBottom, headlineMarks, slugMark, slugSize } from "./set-type.server.ts";

/** `upright` is a sheet to hang up; `wide` is a share picture. */
export type PosterLayout = "upright" | "wide";

export type Poster = {
  /** The headline; "/" forces a line break. */
  title: string;
  /** Name of a drawing; the sun stands in for one that is not known. */
  motif: string;
  /** Stands in the place of the drawing. No type is ever set on it: what it is made of is not known. */
  photo?: PressPicture | null;
  inks: Inks;
  ground: Ground;
  /** Small line above the headline, such as a bill's number; empty leaves it out. */
  kicker?: string;
  /** Small line at the foot, such as the site's address; empty leaves it out. */
  foot?: string;
  /** A QR code for upright posters: one path in a square of `size` modules, quiet zone included. */
  qr?: { size: number; path: string };
  layout: PosterLayout;
  language: Language;
  /** Height in units; the width is 900 upright and 1200 wide. */
  height?: number;
};

/** A poster as it goes to press; `title` is its headline as a sentence. */
export type Plate = { width: number; height: number; title: string; language: Language; marks: Mark[] };

type Sheet = {
  width: number;
  height: number;
  tokens: Tokens;
  inks: PosterInks;
  /** The headline broken into lines for a shape, height over width. */
  linesFor: (aspect: number) => string[];
  kicker: string;
  foot: string;
};

const MARGIN = 46;

/**
 * Lays a poster out for any press: for the screen as SVG, for paper as PDF.
 * Letters that the faces lack (emoji, other scripts) are left out of the print; the title keeps them.
 */
export function posterMarks(poster: Poster): Plate {
  const wide = poster.layout === "wide";
  const tokens = deriveTheme(poster.inks).light;
  const sheet: Sheet = {
    width: wide ? 1200 : 900,
    height: poster.height ?? (wide ? 630 : 1350),
    tokens,
    inks: posterInks(tokens, poster.ground),
    linesFor: (aspect) =>
      breakLines(poster.title, poster.language, aspect)
        .map((line) => printable(line, "display"))
        .filter((line) => line !== ""),
    kicker: printable(poster.kicker ?? "", "slug"),
    foot: printable(poster.foot ?? "", "slug"),
  };
  return {
    width: sheet.width,
    height: sheet.height,
    title: plainHeadline(poster.title),
    language: poster.language,
    marks: wide ? widePrint(sheet, poster) : uprightPrint(sheet, poster),
  };
}

/** Inks of a print: flooded in the bright ink, paper takes its place. */
function posterInks(tokens: Tokens, ground: Ground) {
  const { paper, spot, act } = tokens;
  if (ground === "paper") {
    const art = { spot, key: tokens.key, act, paper };
    return { ground: paper, art, type: tokens.key, under: spot, flag: spot, flagType: tokens["on-spot"] };
  }
  const type = floodInk(spot, tokens.key, tokens["on-spot"]);
  const art = { spot: paper, key: type, act, paper: spot };
  return { ground: spot, art, type, under: paper, flag: paper, flagType: tokens.key };
}

type PosterInks = ReturnType<typeof posterInks>;

/** Headline at the left, drawing or picture at the right. */
function widePrint(sheet: Sheet, poster: Poster): Mark[] {
  const { width, height, inks, linesFor, kicker, foot } = sheet;
  const art = poster.photo ? widePicture(sheet, poster.photo) : wideDrawing(sheet, poster.motif);
  const column = art.left - MARGIN - 44;
  const kickerRoom = kicker ? 54 : 0;
  const room = height - 2 * MARGIN - kickerRoom - (foot ? 60 : 0);
  const { lines, width: setWidth } = largestSetting(linesFor, { width: column, height: room });
  const set = { x: MARGIN, y: MARGIN + kickerRoom, width: setWidth, fill: inks.type, under: inks.under };
  const footPlace = { x: MARGIN, y: height - MARGIN - 6, size: slugSize(foot, column, 24) };
  return [
    block({ width, height, fill: inks.ground }),
    art.mark,
    ...(kicker
      ? flag(kicker, { size: 22, height: 36, room: column, fill: inks.flag, ink: inks.flagType })
      : []),
    ...headlineMarks(lines, set),
    ...(foot ? [slugMark(foot, footPlace, inks.type)] : []),
  ];
}

/** What stands beside the type, and where it begins. */
type WideArt = { left: number; mark: Mark };

function wideDrawing({ width, height, inks }: Sheet, motif: string): WideArt {
  const plate = drawing(motifNamed(motif));
  const scale = Math.min(430 / plate.width, (height - 2 * MARGIN) / plate.height);
  const x = width - MARGIN - plate.width * scale;
  const y = height - (plate.bleeds ? 0 : MARGIN) - plate.height * scale;
  if (!plate.bleeds) return { left: x, mark: artMarks(plate, inks.art, { x, y, scale }) };
  const marks = [artMarks(plate, inks.art, { x: 0, y, scale })];
  return { left: x, mark: { kind: "window", x, width: width - x, height, marks } };
}

/** A photograph runs off three edges; a logo keeps the margin. */
function widePicture({ width, height }: Sheet, picture: PressPicture): WideArt {
  if (picture.fit === "fill") {
    const place = { x: width - 500, y: 0, width: 500, height };
    return { left: place.x, mark: { kind: "picture", ...place, picture } };
  }
  const place = { x: width - MARGIN - 400, y: MARGIN, width: 400, height: height - 2 * MARGIN };
  return { left: place.x, mark: { kind: "picture", ...place, picture } };
}

/** Of several shapes, the one whose smallest line comes out largest in the room there is. */
function largestSetting(linesFor: Sheet["linesFor"], room: { width: number; height: number }) {
  const settings = [0.62, 0.3, 0.45, 0.8, 1.1, 1.6].map((aspect) => {
    const lines = linesFor(aspect);
    const fullHeight = headlineBottom(lines, { y: 0, width: room.width });
    const width = fullHeight > room.height ? (room.width * room.height) / fullHeight : room.width;
    const smallest = width / Math.max(...lines.map((line) => widthInEm(line, "display")));
    return { lines, width, smallest };
  });
  return settings.reduce((best, next) => (next.smallest > best.smallest ? next : best));
}

/** Headline on top, drawing or picture below it, address at the foot. */
function uprightPrint(sheet: Sheet, { motif, photo, qr }: Poster): Mark[] {
  const { width, height, tokens, inks, kicker, foot } = sheet;
  const lines = sheet.linesFor(0.5);
  const top = MARGIN + (kicker ? 62 : 0);
  const column = width - 2 * MARGIN;
  const lowest = height * 0.58 - 66;
  const fullHeight = headlineBottom(lines, { y: top, width: column });
  const setWidth = fullHeight > lowest ? (column * (lowest - top)) / (fullHeight - top) : column;
  const bottom = headlineBottom(lines, { y: top, width: setWidth });
  const footTop = height - (foot ? 66 : 0);
  const room = { top: bottom + 36, bottom: footTop, width, margin: MARGIN };
  return [
    block({ width, height, fill: inks.ground }),
    ...(photo ? [uprightPicture(photo, room)] : uprightArt(drawing(motifNamed(motif)), inks.art, room)),
    ...(kicker
      ? flag(kicker, { size: 24, height: 42, room: column, fill: inks.flag, ink: inks.flagType })
      : []),
    ...headlineMarks(lines, { x: MARGIN, y: top, width: setWidth, fill: inks.type, under: inks.under }),
    ...(foot ? footMarks(foot, { y: footTop, width, height, column }, tokens) : []),
    ...(qr ? [codeMark(qr, { right: width - MARGIN, bottom: footTop - 18 })] : []),
    { kind: "register", x: width - 24, y: 24, ink: tokens.key },
  ];
}

/** A photograph runs off both edges and stands on the foot; a logo keeps the margin. */
function uprightPicture(
  picture: PressPicture,
  { top, bottom, width, margin }: { top: number; bottom: number; width: number; margin: number },
): Mark {
  const inset = picture.fit === "fill" ? 0 : margin;
  const place = { x: inset, y: top, width: width - 2 * inset, height: bottom - inset - top };
  return { kind: "picture", ...place, picture };
}

function footMarks(
  foot: string,
  { y, width, height, column }: { y: number; width: number; height: number; column: number },
  tokens: Tokens,
): Mark[] {
  const place = { x: MARGIN, y: height - 25, size: slugSize(foot, column, 25) };
  return [block({ y, width, height: height - y, fill: tokens.key }), slugMark(foot, place, tokens["on-key"])];
}

function block({ y = 0, ...size }: { y?: number; width: number; height: number; fill: string }): Mark {
  return { kind: "block", x: 0, y, ...size };
}

type Flag = { size: number; height: number; room: number; fill: string; ink: string };

/** The small line above the headline, on a block of colour. */
function flag(text: string, { size, height, room, fill, ink }: Flag): Mark[] {
  const inset = height / 3;
  const fitted = slugSize(text, room - 2 * inset, size);
  const width = widthInEm(text, "slug") * fitted + 2 * inset;
  const baseline = MARGIN + height / 2 + fitted * 0.364;
  return [
    { kind: "block", x: MARGIN, y: MARGIN, width, height, fill },
    slugMark(text, { x: MARGIN + inset, y: baseline, size: fitted }, ink),
  ];
}

const CODE_SIZE = 150;

/** Black on white whatever the inks are: cameras want it so. */
function codeMark(
  { size, path }: { size: number; path: string },
  corner: { right: number; bottom: number },
): Mark {
  return {
    kind: "placed",
    x: corner.right - CODE_SIZE,
    y: corner.bottom - CODE_SIZE,
    scale: CODE_SIZE / size,
    crisp: true,
    marks: [
      { kind: "block", x: 0, y: 0, width: size, height: size, fill: "#FFFFFF" },
      { kind: "cut", d: path, fill: "#000000" },
    ],
  };
}
