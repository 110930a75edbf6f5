import type { Language } from "#app/i18n/language.ts";
import { type Drawing, drawing, motifNamed, type Plate } from "#app/ui/art/drawing.ts";
import { slab } from "#app/ui/art/knife.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { deriveTheme, type Inks, type Tokens } from "#app/ui/theme.ts";
import { printable, widthInEm } from "./font-metrics.server.ts";
import { headlineBottom, outlineHeadline, outlineSlug, slugSize } from "./outline.server.ts";
import { breakLines } from "./set-headline.server.ts";

/** `stack` and `flood` stand upright, `flood` on a sheet of the bright ink; `wide` is a share picture. */
export type PosterLayout = "stack" | "wide" | "flood";

export type Poster = {
  /** The headline; "/" forces a line break. */
  title: string;
  /** Name of a drawing; the sun stands in for one that is not known. */
  motif: string;
  inks: Inks;
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
  /** Printed size, such as "8.5in" by "11in"; without it the poster fills what it is put into. */
  paperSize?: { width: string; height: string };
};

type Sheet = {
  width: number;
  height: number;
  tokens: Tokens;
  /** The headline broken into lines for a shape, height over width. */
  linesFor: (aspect: number) => string[];
  kicker: string;
  foot: string;
};

const MARGIN = 46;

/**
 * A finished, standalone SVG poster: type is outlined, so no font is needed where it lands.
 * Letters that the faces lack (emoji, other scripts) are left out of the print; the title keeps them.
 */
export function posterSvg(poster: Poster): string {
  const wide = poster.layout === "wide";
  const sheet: Sheet = {
    width: wide ? 1200 : 900,
    height: poster.height ?? (wide ? 630 : 1350),
    tokens: deriveTheme(poster.inks).light,
    linesFor: (aspect) =>
      breakLines(poster.title, poster.language, aspect)
        .map((line) => printable(line, "display"))
        .filter((line) => line !== ""),
    kicker: printable(poster.kicker ?? "", "slug"),
    foot: printable(poster.foot ?? "", "slug"),
  };
  const print = wide ? widePrint(sheet, poster.motif) : uprightPrint(sheet, poster);
  const size = poster.paperSize
    ? ` width="${poster.paperSize.width}" height="${poster.paperSize.height}"`
    : "";
  const title = plainHeadline(poster.title);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${sheet.height}"${size} role="img" lang="${poster.language}"><title>${escaped(title)}</title>${print}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\p{Control}/gu, " ");
}

/** Headline at the left, drawing at the right. */
function widePrint({ width, height, tokens, linesFor, kicker, foot }: Sheet, motif: string): string {
  const plate = drawing(motifNamed(motif));
  const scale = Math.min(430 / plate.width, (height - 2 * MARGIN) / plate.height);
  const artX = width - MARGIN - plate.width * scale;
  const artY = height - (plate.bleeds ? 0 : MARGIN) - plate.height * scale;
  const column = artX - MARGIN - 44;
  const kickerRoom = kicker ? 54 : 0;
  const room = height - 2 * MARGIN - kickerRoom - (foot ? 60 : 0);
  const { lines, width: setWidth } = largestSetting(linesFor, { width: column, height: room });
  const set = {
    x: MARGIN,
    y: MARGIN + kickerRoom,
    width: setWidth,
    fill: tokens.key,
    under: tokens.spot,
  };
  const inks = { spot: tokens.spot, key: tokens.key, act: tokens.act, paper: tokens.paper };
  return [
    rectangle({ width, height, fill: tokens.paper }),
    plate.bleeds
      ? `<svg x="${artX}" width="${width - artX}" height="${height}">${art(plate, inks, { x: 0, y: artY, scale })}</svg>`
      : art(plate, inks, { x: artX, y: artY, scale }),
    kicker && flag(kicker, { size: 22, height: 36, room: column, fill: tokens.spot, ink: tokens["on-spot"] }),
    outlineHeadline(lines, set),
    foot &&
      outlineSlug(foot, { x: MARGIN, y: height - MARGIN - 6, size: slugSize(foot, column, 24) }, tokens.key),
  ].join("");
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

/** Inks of an upright poster: flooded in the bright ink, paper takes its place. */
function uprightInks(tokens: Tokens, flooded: boolean) {
  const { paper, spot, act } = tokens;
  if (!flooded) {
    const art = { spot, key: tokens.key, act, paper };
    return { ground: paper, art, type: tokens.key, under: spot, flag: spot, flagType: tokens["on-spot"] };
  }
  const type = tokens["on-spot"];
  const art = { spot: paper, key: type, act, paper: spot };
  return { ground: spot, art, type, under: paper, flag: paper, flagType: tokens.key };
}

/** Headline on top, drawing below it, address at the foot. */
function uprightPrint(sheet: Sheet, { motif, layout, qr }: Poster): string {
  const { width, height, tokens, kicker, foot } = sheet;
  const lines = sheet.linesFor(0.5);
  const inks = uprightInks(tokens, layout === "flood");
  const plate = drawing(motifNamed(motif));
  const top = MARGIN + (kicker ? 62 : 0);
  const column = width - 2 * MARGIN;
  const lowest = height * 0.58 - 66;
  const fullHeight = headlineBottom(lines, { y: top, width: column });
  const setWidth = fullHeight > lowest ? (column * (lowest - top)) / (fullHeight - top) : column;
  const bottom = headlineBottom(lines, { y: top, width: setWidth });
  const footHeight = foot ? 66 : 0;
  return [
    rectangle({ width, height, fill: inks.ground }),
    uprightArt(plate, inks.art, { top: bottom + 36, bottom: height - footHeight, width }),
    kicker && flag(kicker, { size: 24, height: 42, room: column, fill: inks.flag, ink: inks.flagType }),
    outlineHeadline(lines, { x: MARGIN, y: top, width: setWidth, fill: inks.type, under: inks.under }),
    foot && rectangle({ y: height - footHeight, width, height: footHeight, fill: tokens.key }),
    foot &&
      outlineSlug(foot, { x: MARGIN, y: height - 25, size: slugSize(foot, column, 25) }, tokens["on-key"]),
    qr && code(qr, { right: width - MARGIN, bottom: height - footHeight - 18 }),
    registrationMark(width - 24, 24, tokens.key),
  ].join("");
}

type Space = { top: number; bottom: number; width: number };

/** A drawing with a dark field of its own gets the field as wide as the sheet; others stand on the foot. */
function uprightArt(plate: Drawing, inks: Record<Plate, string>, { top, bottom, width }: Space): string {
  const room = bottom - top;
  if (!plate.field) {
    const scale = Math.min((width - 2 * MARGIN) / plate.width, room / plate.height);
    const x = (width - plate.width * scale) / 2;
    return art(plate, inks, { x, y: bottom - plate.height * scale, scale });
  }
  // The drawing's own field is cut off below its step, which the foot covers.
  const scale = room / (plate.height - 54);
  const [left, right] = [MARGIN, width - MARGIN];
  const field = slab(
    [
      [left + 3, top + 6],
      [right - 4, top - 1],
      [right + 3, bottom + 8],
      [left - 4, bottom + 8],
    ],
    17,
    { step: 58, jitter: 3.4 },
  );
  const place = { x: (width - plate.width * scale) / 2, y: top + 8 - 20 * scale, scale };
  return `<path fill="${inks.key}" d="${field}"/>${art(plate, inks, place)}`;
}

/** The drawing in fixed inks, placed and scaled. */
function art(
  plate: Drawing,
  inks: Record<Plate, string>,
  place: { x: number; y: number; scale: number },
): string {
  const overprints = inks.act !== inks.key;
  const shapes = plate.shapes.map(({ plate: pulled, d, over, edge }) => {
    const stroke = edge
      ? ` stroke="${inks.spot}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"`
      : "";
    const blend = over && overprints ? ' style="mix-blend-mode:multiply"' : "";
    return `<path fill="${inks[pulled]}"${stroke}${blend} d="${d}"/>`;
  });
  return `<g transform="translate(${place.x} ${place.y}) scale(${place.scale})">${shapes.join("")}</g>`;
}

function rectangle({
  y = 0,
  width,
  height,
  fill,
}: {
  y?: number;
  width: number;
  height: number;
  fill: string;
}) {
  return `<rect${y ? ` y="${y}"` : ""} width="${width}" height="${height}" fill="${fill}"/>`;
}

type Flag = { size: number; height: number; room: number; fill: string; ink: string };

/** The small line above the headline, on a block of colour. */
function flag(text: string, { size, height, room, fill, ink }: Flag): string {
  const inset = height / 3;
  const fitted = slugSize(text, room - 2 * inset, size);
  const width = widthInEm(text, "slug") * fitted + 2 * inset;
  const baseline = MARGIN + height / 2 + fitted * 0.364;
  return (
    `<rect x="${MARGIN}" y="${MARGIN}" width="${width}" height="${height}" fill="${fill}"/>` +
    outlineSlug(text, { x: MARGIN + inset, y: baseline, size: fitted }, ink)
  );
}

const CODE_SIZE = 150;

/** Black on white whatever the inks are: cameras want it so. */
function code(
  { size, path }: { size: number; path: string },
  corner: { right: number; bottom: number },
): string {
  const [x, y] = [corner.right - CODE_SIZE, corner.bottom - CODE_SIZE];
  return `<g transform="translate(${x} ${y}) scale(${CODE_SIZE / size})" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#FFFFFF"/><path d="${path}"/></g>`;
}

function registrationMark(x: number, y: number, ink: string): string {
  return `<g transform="translate(${x} ${y})" fill="none" stroke="${ink}" stroke-width="1.4"><circle r="7"/><path d="M-12 0H12M0-12V12"/></g>`;
}
