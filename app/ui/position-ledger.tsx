import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Stance, StanceMark } from "./mark.tsx";

export type LedgerRow = {
  key: string;
  name: string;
  office: string;
  stance: Stance;
  /** The word beside the mark. Somebody who said nothing about the measure has "No position yet". */
  stanceText: string;
  /** What was said or done. */
  evidence?: ReactNode;
  /** "30 September 2012" */
  date?: string;
  dateTime?: string;
  /** Where it can be read. `hidden` says whose evidence, for lists of links. */
  link?: { href: string; text: string; hidden: string };
};

/** Officials and where they stand, each dated and with its evidence. */
export function PositionLedger({ rows }: { rows: LedgerRow[] }) {
  return (
    <ul className="ledger">
      {rows.map(({ key, ...row }) => (
        <OfficialRow key={key} id={`official-${key}`} {...row} />
      ))}
    </ul>
  );
}

type OfficialRowProps = Omit<LedgerRow, "key"> & { id?: string };

/** One official in a ledger. */
export function OfficialRow({
  id,
  name,
  office,
  stance,
  stanceText,
  evidence,
  date,
  dateTime,
  link,
}: OfficialRowProps) {
  return (
    <li id={id}>
      <Monogram name={name} />
      <div>
        <h3>{name}</h3>
        <p className="small muted">{office}</p>
      </div>
      <StanceWord stance={stance} text={stanceText} />
      <p className="evidence">
        {evidence}{" "}
        {date ? (
          <time className="muted" dateTime={dateTime}>
            {date}.
          </time>
        ) : null}{" "}
        {link ? (
          <a href={link.href}>
            {link.text}
            <span className="hidden-text"> {link.hidden}</span>
          </a>
        ) : null}
      </p>
    </li>
  );
}

/** A mark and its word. */
export function StanceWord({ stance, text }: { stance: Stance; text: string }) {
  return (
    <span className="stance">
      <StanceMark stance={stance} />
      {text}
    </span>
  );
}

/** How many stand where: the legend of the marks, with counts. */
export function PositionTally({
  label,
  rows,
}: {
  label: string;
  rows: { stance: Stance; text: string; count: string }[];
}) {
  return (
    <ul className="tally" aria-label={label}>
      {rows.map(({ stance, text, count }) => (
        <li key={stance}>
          <StanceMark stance={stance} />
          {text} <b className="numerals">{count}</b>
        </li>
      ))}
    </ul>
  );
}

/** The first letters of a name on a block of key ink, where other sites put a photograph. */
export function Monogram({ name, large }: { name: string; large?: boolean }) {
  return (
    <span className={classNames("monogram", large && "monogram-large")} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** First letters of the first and the last name: "Jesús García" is JG, "Cher" is C. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
