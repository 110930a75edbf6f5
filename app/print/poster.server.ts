import { textPath } from "./font-metrics.server.ts";
import type { Mark } from "./marks.server.ts";
import { type Poster, posterMarks } from "./poster-marks.server.ts";

export type { Poster, PosterLayout } from "./poster-marks.server.ts";

/** Printed size, such as "8.5in" by "11in"; without it the poster fills what it is put into. */
type PaperSize = { width: string; height: string };

/** A finished, standalone SVG poster: type is outlined, so no font is needed where it lands. */
export function posterSvg(poster: Poster & { paperSize?: PaperSize }): string {
  const { width, height, title, language, marks } = posterMarks(poster);
  const size = poster.paperSize
    ? ` width="${poster.paperSize.width}" height="${poster.paperSize.height}"`
    : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"${size} role="img" lang="${language}"><title>${escaped(title)}</title>${marks.map(svgOf).join("")}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\p{Control}/gu, " ");
}

function svgOf(mark: Mark): string {
  switch (mark.kind) {
    case "block": {
      const place = `${mark.x ? ` x="${mark.x}"` : ""}${mark.y ? ` y="${mark.y}"` : ""}`;
      return `<rect${place} width="${mark.width}" height="${mark.height}" fill="${mark.fill}"/>`;
    }
    case "cut":
      return cutSvg(mark);
    case "type":
      return `<path fill="${mark.fill}" d="${textPath(mark.text, mark.face, mark)}"/>`;
    case "placed": {
      const crisp = mark.crisp ? ' shape-rendering="crispEdges"' : "";
      return `<g transform="translate(${mark.x} ${mark.y}) scale(${mark.scale})"${crisp}>${mark.marks.map(svgOf).join("")}</g>`;
    }
    case "picture":
      return pictureSvg(mark);
    case "window":
      return `<svg x="${mark.x}" width="${mark.width}" height="${mark.height}">${mark.marks.map(svgOf).join("")}</svg>`;
    case "register":
      return `<g transform="translate(${mark.x} ${mark.y})" fill="none" stroke="${mark.ink}" stroke-width="1.4"><circle r="7"/><path d="M-12 0H12M0-12V12"/></g>`;
  }
}

function cutSvg({ d, fill, overprint, edge }: Extract<Mark, { kind: "cut" }>): string {
  const stroke = edge
    ? ` stroke="${edge}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"`
    : "";
  const blend = overprint ? ' style="mix-blend-mode:multiply"' : "";
  return `<path fill="${fill}"${stroke}${blend} d="${d}"/>`;
}

function pictureSvg({ x, y, width, height, picture }: Extract<Mark, { kind: "picture" }>): string {
  const fit = picture.fit === "fill" ? "slice" : "meet";
  const data = `data:${picture.type};base64,${picture.bytes.toString("base64")}`;
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid ${fit}" href="${data}"/>`;
}
