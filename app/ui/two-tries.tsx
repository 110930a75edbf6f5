import { Fragment } from "react";
import { BillTrack, type Stage } from "./bill-track.tsx";
import { classNames } from "./class-names.ts";

export type Try = {
  key: string;
  /** "2012: AB 1081" */
  name: string;
  /** "the first try" */
  hint?: string;
  stages: Stage[];
};

type TwoTriesProps = {
  /** The tries of one bill, in any order. */
  tries: Try[];
  /** Names a track for screen readers: "AB 1081, the first try". */
  trackLabel?: (of: Try) => string;
  /** What stands on the line that leads back: "64 days later it came back". Null days: unknown. */
  returnText: (days: number | null) => string;
};

const MOST_COLUMNS = 9;

/**
 * Tries of one bill above each other, oldest first. A try that ended joins the next by the dashed line
 * along which the bill came back, with the days between.
 */
export function TwoTries({ tries, trackLabel, returnText }: TwoTriesProps) {
  const ordered = inOrder(tries);
  const columns = Math.min(MOST_COLUMNS, Math.max(2, ...ordered.map(({ stages }) => stages.length)));
  return (
    <div className="tries">
      {ordered.map((one, index) => {
        const next = ordered[index + 1];
        return (
          <Fragment key={one.key}>
            <div className={classNames("try", next !== undefined && "try-earlier")}>
              <h3 className="try-name">
                {one.name} {one.hint ? <span>{one.hint}</span> : null}
              </h3>
              <BillTrack stages={one.stages} columns={columns} label={trackLabel?.(one)} />
            </div>
            {next ? (
              <p
                className={`try-return columns-${columns} last-${Math.min(MOST_COLUMNS, Math.max(2, one.stages.length))}`}
              >
                <span>{returnText(daysBetween(lastDate(one), firstDate(next)))}</span>
              </p>
            ) : null}
          </Fragment>
        );
      })}
    </div>
  );
}

/** Oldest first by the first dated stage; a try without any date stays where it stands in the list. */
export function inOrder(tries: Try[]): Try[] {
  return tries.toSorted((a, b) => {
    const [first, second] = [firstDate(a), firstDate(b)];
    return first && second ? first.localeCompare(second) : 0;
  });
}

/** Whole days from one ISO date to another; null where one is missing or the order is wrong. */
export function daysBetween(from: string | null, to: string | null): number | null {
  if (!from || !to) return null;
  const days = Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
  return days >= 0 ? days : null;
}

function firstDate({ stages }: Try): string | null {
  return stages.find(({ on }) => on)?.on ?? null;
}

function lastDate({ stages }: Try): string | null {
  return stages.findLast(({ on }) => on)?.on ?? null;
}
