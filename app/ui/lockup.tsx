import { classNames } from "./class-names.ts";
import type { Headline } from "./headline.ts";

type LockupProps = {
  headline: Headline;
  as?: "h1" | "h2" | "p";
  /** Offsets the last line in the spot ink. */
  accentLast?: boolean;
  /** Keeps short headlines from growing to the full measure, on pages that are not posters. */
  short?: boolean;
  id?: string;
};

/** Capitals and marks that reach below their line. */
const HANGS = /[¿Ç]/;

/** A headline whose every line fills the measure: real text, selectable, and no script. */
export function Lockup({ headline, as: Tag = "h1", accentLast = false, short = false, id }: LockupProps) {
  const last = headline.lines.length - 1;
  return (
    <Tag
      className={classNames("lockup", short && "lockup-short")}
      id={id}
      // Some screen readers spell capitals out.
      aria-label={Tag === "p" ? undefined : headline.plain}
    >
      {headline.lines.map(({ text, em, accents }, index) => (
        <span
          key={text}
          className={classNames(
            widthClasses(em),
            accents && "lockup-accents",
            index < last && HANGS.test(text) && "lockup-tails",
            accentLast && index === last && "lockup-hit",
          )}
        >
          {index < last ? `${text} ` : text}
        </span>
      ))}
    </Tag>
  );
}

/** The two static classes that tell a line's width: whole em and hundredths, rounded up so that it never overflows. */
export function widthClasses(em: number): string {
  const hundredths = Math.min(1599, Math.max(1, Math.ceil(Math.round(em * 1000) / 10)));
  return `wi${Math.floor(hundredths / 100)} wf${String(hundredths % 100).padStart(2, "0")}`;
}
