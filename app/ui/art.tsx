import { pictureHref, pictureSources } from "../platform/picture-sizes.ts";
import { drawing, type Motif } from "./art/drawing.ts";
import { classNames } from "./class-names.ts";
import type { Ground, OwnPicture } from "./look.ts";

type ArtProps = {
  motif: Motif;
  /** Which part of the drawing: the print's own frame, the strip that rises from a footer, or an SVG view box. */
  crop?: "whole" | "print" | "rise" | (string & {});
  /** What the drawing shows, for those who do not see it. Without it the drawing is decoration. */
  title?: string;
};

/** A drawing in the theme's inks. */
export function Art({ motif, crop = "whole", title }: ArtProps) {
  const { crops, shapes } = drawing(motif);
  const named: Record<string, string | undefined> = crops;
  const viewBox = named[crop] ?? (crop.includes(" ") ? crop : crops.whole);
  const label = title ? ({ role: "img", "aria-label": title } as const) : ({ "aria-hidden": true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it means something
    <svg className="art" viewBox={viewBox} {...label}>
      {shapes.map(({ plate, over, edge, d }) => (
        <path
          key={d}
          className={classNames(`plate-${plate}`, over && "plate-over", edge && "plate-edged")}
          d={d}
        />
      ))}
    </svg>
  );
}

type FramedPrintProps = {
  motif: Motif;
  title: string;
  ground: Ground;
  /** In the place of the drawing. */
  picture?: OwnPicture | null;
};

/** A print as it came off the press: framed at night, with registration marks. At most one a screen. */
export function FramedPrint({ motif, title, ground, picture }: FramedPrintProps) {
  return (
    <figure className={classNames("framed-print", ground === "flood" && "framed-print-flood")}>
      {picture ? (
        <img
          className={classNames("framed-own", `framed-own-${picture.fit}`)}
          src={pictureHref(picture.id, Math.min(picture.width, 960))}
          srcSet={pictureSources(picture)}
          sizes="(min-width: 900px) 34rem, 100vw"
          width={picture.width}
          height={picture.height}
          alt={title}
        />
      ) : (
        <Art motif={motif} crop="print" title={title} />
      )}
      <Registration place="first" />
      <Registration place="last" />
    </figure>
  );
}

function Registration({ place }: { place: "first" | "last" }) {
  return (
    <svg className={`registration registration-${place}`} viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="6" />
      <path d="M11 0v22M0 11h22" />
    </svg>
  );
}
