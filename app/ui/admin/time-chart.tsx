import type { ReactNode } from "react";

export type TimeBar = {
  key: string;
  /** Under the axis: "14 Dec". */
  label: string;
  /** Said of the bar: "14 December: 320 signatures". */
  title: string;
  /** Of the lower and the upper part. */
  parts: [number, number];
};

type TimeChartProps = {
  /** Says what is drawn, for those who do not see it; the numbers stand in `table`. */
  label: string;
  bars: TimeBar[];
  /** What the lower part, the upper part and the last bar are; without a word for that one its time is over as well. */
  names: { lower: string; upper: string; last?: string };
  /** The same numbers as a table, and the words that open it. */
  table: { summary: string; content: ReactNode };
  format: (n: number) => string;
};

const TOP = 14;
const FLOOR = 174;
const HEIGHT = 198;

/**
 * Columns over time, drawn on the server. Positions across are in percent and along in pixels, so that words keep
 * their size on every screen. The last column is a dashed outline while its time is not over.
 */
export function TimeChart({ label, bars, names, table, format }: TimeChartProps) {
  const greatest = Math.max(1, ...bars.map(({ parts: [lower, upper] }) => lower + upper));
  const { step, top } = scaleFor(greatest);
  const y = (n: number) => FLOOR - (n / top) * (FLOOR - TOP);
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return (
    <figure className="chart">
      <Legend names={names} />
      <div className="chart-frame">
        <svg className="chart-scale" height={HEIGHT} aria-hidden="true">
          {lines.map((line) => (
            <text key={line} x="100%" y={y(line) + 4} textAnchor="end">
              {format(line)}
            </text>
          ))}
        </svg>
        <svg className="chart-plot" height={HEIGHT} role="img" aria-label={label}>
          {lines.map((line) => (
            <line key={line} x1="0" x2="100%" y1={y(line)} y2={y(line)} className="chart-line" />
          ))}
          {bars.map((bar, at) => (
            <Bar
              key={bar.key}
              bar={bar}
              at={at}
              of={bars.length}
              y={y}
              isOpen={names.last !== undefined && at === bars.length - 1}
            />
          ))}
          <Labels bars={bars} />
        </svg>
      </div>
      <details className="chart-table">
        <summary>{table.summary}</summary>
        {table.content}
      </details>
    </figure>
  );
}

function Legend({ names }: Pick<TimeChartProps, "names">) {
  return (
    <ul className="chart-legend">
      {(["lower", "upper", "last"] as const)
        .filter((part) => names[part] !== undefined)
        .map((part) => (
          <li key={part}>
            <svg width="14" height="14" aria-hidden="true">
              <rect x="1" y="1" width="12" height="12" className={`chart-${part}`} />
            </svg>
            {names[part]}
          </li>
        ))}
    </ul>
  );
}

type BarProps = {
  bar: TimeBar;
  at: number;
  of: number;
  y: (n: number) => number;
  /** Its time is not over. */
  isOpen: boolean;
};

function Bar({ bar, at, of, y, isOpen }: BarProps) {
  const slot = 100 / of;
  const box = { x: `${round(at * slot + slot * 0.1)}%`, width: `${round(slot * 0.8)}%` };
  const [lower, upper] = bar.parts;
  return (
    <g>
      {isOpen ? (
        <rect
          {...box}
          y={y(lower + upper)}
          height={Math.max(0, FLOOR - y(lower + upper))}
          className="chart-last"
        />
      ) : (
        <>
          <rect {...box} y={y(lower)} height={FLOOR - y(lower)} className="chart-lower" />
          {upper > 0 ? (
            <rect
              {...box}
              y={y(lower + upper)}
              height={y(lower) - y(lower + upper)}
              className="chart-upper"
            />
          ) : null}
        </>
      )}
      <rect
        x={`${round(at * slot)}%`}
        width={`${round(slot)}%`}
        y={TOP}
        height={FLOOR - TOP}
        className="chart-touch"
      >
        <title>{bar.title}</title>
      </rect>
    </g>
  );
}

/** As many labels as have room: every few columns, and on phones every second of those. */
function Labels({ bars }: { bars: TimeBar[] }) {
  const every = Math.max(1, Math.ceil(bars.length / 7));
  const slot = 100 / bars.length;
  return (
    <>
      {bars.map(({ key, label }, at) => {
        const back = bars.length - 1 - at;
        if (back % every !== 0) return null;
        const wide = (back / every) % 2 === 1;
        return (
          <text
            key={key}
            x={`${round((at + 0.5) * slot)}%`}
            y={HEIGHT - 6}
            textAnchor={back === 0 && bars.length > 12 ? "end" : "middle"}
            className={wide ? "chart-label-wide" : undefined}
          >
            {label}
          </text>
        );
      })}
    </>
  );
}

const round = (n: number) => Math.round(n * 1_000) / 1_000;

/** Round numbers for an axis: three or four steps of 1, 2 or 5 that reach the greatest value. */
export function scaleFor(greatest: number): { step: number; top: number } {
  const rough = greatest / 3;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? 10 * power;
  return { step, top: Math.max(step, Math.ceil(greatest / step) * step) };
}
