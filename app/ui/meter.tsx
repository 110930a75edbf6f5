import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { widthClasses } from "./lockup.tsx";

/** League Gothic's, in em: its figures differ in width. */
const WIDEST_DIGIT = 0.363;
const SEPARATOR = 0.157;

type MeterProps = {
  count: number;
  goal: number;
  /** The figure as it is written: "24,318". */
  figure: string;
  /** The rest of the sentence: "have signed. The next goal is 30,000." */
  children: ReactNode;
  /** What the bar shows, in words: "81% of the goal". */
  label: string;
  /** Marks the figure and the bar for the script that keeps them fresh. */
  live?: boolean;
};

/** How far it is to a goal: the figure in words first, then a bar. */
export function Meter({ count, goal, figure, children, label, live }: MeterProps) {
  const width = meterPercent(count, goal);
  return (
    <div className="meter" data-live-meter={live ? "" : undefined}>
      <p className="meter-words">
        <MeterFigure live={live}>{figure}</MeterFigure>{" "}
        <span data-live-words={live ? "" : undefined}>{children}</span>
      </p>
      <svg className="meter-track" height="22" role="img" aria-label={label}>
        <rect className="meter-fill" width={`${width}%`} height="100%" />
        {width > 0 && width < 100 ? (
          <rect className="meter-edge" x={`${width}%`} width="4" height="100%" />
        ) : null}
      </svg>
    </div>
  );
}

/** The figure, in a place of its own: words beside it stay put when it changes, or its face arrives. */
export function MeterFigure({ live, children }: { live?: boolean | undefined; children: string }) {
  return (
    <b
      className={classNames("numerals", widthClasses(figureEm(children)))}
      data-live-count={live ? "" : undefined}
    >
      {children}
    </b>
  );
}

/** Room for any figure of as many digits, at a font size of 1. */
function figureEm(figure: string): number {
  // The sign of a currency is as wide as a digit.
  const digits = figure.replace(/[\s.,'’]/g, "").length;
  return digits * WIDEST_DIGIT + (figure.length - digits) * SEPARATOR;
}

/**
 * Percent of the goal, 0 to 100 with one decimal. A started meter shows at least 1, and an unreached one
 * at most 99, so that the bar never says more than the figure.
 */
export function meterPercent(count: number, goal: number): number {
  if (!(count > 0) || !(goal > 0)) return 0;
  if (count >= goal) return 100;
  return Math.min(99, Math.max(1, Math.round((count / goal) * 1000) / 10));
}
