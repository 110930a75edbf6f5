import type { ReactNode } from "react";

export type RankedPlace = { key: string; name: string; count: number; figure: string };

type RankedBarsProps = {
  places: RankedPlace[];
  /** What is left over, in words: "The other 53 counties: 11,650. Counties under 5 are grouped …" */
  rest?: ReactNode;
};

/** Places and their counts, greatest first, each with a bar against the greatest. */
export function RankedBars({ places, rest }: RankedBarsProps) {
  const ranked = places.toSorted((a, b) => b.count - a.count);
  const greatest = ranked[0]?.count ?? 0;
  return (
    <>
      <ol className="bars">
        {ranked.map(({ key, name, count, figure }) => (
          <li key={key}>
            <span>{name}</span> <b>{figure}</b>
            <svg height="10" aria-hidden="true">
              <rect width={`${barPercent(count, greatest)}%`} height="10" />
            </svg>
          </li>
        ))}
      </ol>
      {rest ? <p className="small muted">{rest}</p> : null}
    </>
  );
}

function barPercent(count: number, greatest: number): number {
  return greatest > 0 ? Math.max(0.5, Math.round((count / greatest) * 1000) / 10) : 0;
}
