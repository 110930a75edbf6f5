import type { ReactNode } from "react";
import { dotScreen, edgeAt, type MapPlace, type Point, STEP } from "./dot-screen.ts";
import type { Outline } from "./outlines.ts";

type DotMapProps = {
  places: MapPlace[];
  outline: Outline;
  /** Places whose names stand beside the map, and on which side. */
  labels?: { name: string; lat: number; lon: number; side: "left" | "right" }[];
  /** What the map shows, in a sentence: "Map of California: most signers live around …" */
  title: string;
  /** The same in words and figures, such as `RankedBars`. The map never stands without it. */
  children: ReactNode;
};

const LABEL_ROOM = 96;

/** A map as a screen of dots, with its ranked list beside it. */
export function DotMap({ places, outline, labels = [], title, children }: DotMapProps) {
  const screen = dotScreen(places, outline);
  const { width, height } = screen;
  return (
    <div className="dot-map">
      <div className="dot-map-sheet">
        <svg
          viewBox={`${-LABEL_ROOM} -4 ${width + LABEL_ROOM * 1.5} ${height + 8}`}
          role="img"
          aria-label={title}
        >
          <path className="dot-map-outline" d={`${pathOf(screen.outline)}z`} />
          <path className="dot-map-empty" strokeWidth="2" d={dots(screen.empty)} />
          {screen.levels.map((points, level) =>
            points.length > 0 ? (
              <path
                // Levels are a fixed scale.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={level}
                className="dot-map-dots"
                strokeWidth={dotSize(level, screen.levels.length)}
                d={dots(points)}
              />
            ) : null,
          )}
          {labels.map(({ name, lat, lon, side }) => (
            <MapLabel
              key={name}
              name={name}
              at={screen.project(lat, lon)}
              side={side}
              outline={screen.outline}
            />
          ))}
        </svg>
        <div>{children}</div>
      </div>
    </div>
  );
}

type MapLabelProps = { name: string; at: Point; side: "left" | "right"; outline: Point[] };

function MapLabel({ name, at, side, outline }: MapLabelProps) {
  const away = side === "left" ? -1 : 1;
  const end = Math.round((edgeAt(at.y, outline, side) ?? at.x) + away * 10);
  return (
    <>
      <path className="dot-map-line" d={`M${at.x} ${at.y}H${end}`} />
      <text
        className="dot-map-name"
        x={end + away * 4}
        y={at.y + 4.5}
        textAnchor={side === "left" ? "end" : "start"}
      >
        {name}
      </text>
    </>
  );
}

function pathOf(points: Point[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

/** Lines of no length with round ends: the shortest way to write a dot. */
function dots(points: Point[]): string {
  return points.map(({ x, y }) => `M${x} ${y}h0`).join("");
}

/** From a quarter of the distance between dots to nearly all of it. */
function dotSize(level: number, levels: number): number {
  return Math.round(STEP * (0.27 + (0.67 * level) / (levels - 1)) * 10) / 10;
}
