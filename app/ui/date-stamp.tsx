import { classNames } from "./class-names.ts";

export type Stamp = {
  /** One or two words: "Vetoed". */
  word: string;
  /** The date as it is written: "30 Sep 2012". */
  date: string;
  /** The same as a machine reads it, if it is a whole date. */
  dateTime?: string;
  /** `for` and `against` us, `closed`, or `waiting` for the date to come. */
  kind?: "for" | "against" | "closed" | "waiting";
};

/**
 * A date stamp, for facts that have a date and nothing else; at most two in a view. One that waits is
 * dashed, its word outlined, its date blank.
 */
export function DateStamp({ word, date, dateTime, kind = "for", large }: Stamp & { large?: boolean }) {
  return (
    <span className={classNames("stamp", `stamp-${kind}`, large && "stamp-large")}>
      <b>{word}</b>
      {kind === "waiting" ? <span>{date}</span> : <time dateTime={dateTime}>{date}</time>}
    </span>
  );
}
