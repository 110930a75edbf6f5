import type { ReactNode } from "react";

export type SignatureLine = {
  /** The number of the line as it is written: "24,318". */
  number: string;
  name: string;
  place?: string | null;
  /** "4 min ago" */
  ago: string;
  dateTime?: string;
};

type SignatureSheetProps = {
  lines: SignatureLine[];
  /** The next line, still empty. None once the sheet is closed. */
  next?: { number: string; text: string } | null;
  /** Hook for the script that adds fresh lines. */
  live?: boolean;
};

/** The signature sheet: numbered ruled lines, newest first; the next line is yours. */
export function SignatureSheet({ lines, next, live }: SignatureSheetProps) {
  return (
    <ol className="signatures" data-live-signatures={live ? "" : undefined}>
      {next ? (
        <li data-next-line="">
          <span className="signature-number">{next.number}</span>
          <span className="signature-name muted">{next.text}</span>
        </li>
      ) : null}
      {lines.map(({ number, name, place, ago, dateTime }) => (
        <li key={number}>
          <span className="signature-number">{number}</span>
          <span className="signature-name">
            <b>{name}</b>
            {place ? `, ${place}` : null}
          </span>
          <time className="fine muted" dateTime={dateTime}>
            {ago}
          </time>
        </li>
      ))}
    </ol>
  );
}

export type Comment = { key: string; text: string; by: string; lang?: string };

/** What signers wrote, after moderation. */
export function Comments({ comments }: { comments: Comment[] }) {
  return (
    <ul className="comments">
      {comments.map(({ key, text, by, lang }) => (
        <li key={key}>
          <blockquote lang={lang}>{text}</blockquote>
          <p className="small muted">{by}</p>
        </li>
      ))}
    </ul>
  );
}

type SignBarProps = { figure?: string; text: ReactNode; button: ReactNode };

/**
 * The bar at the foot of a phone's screen. Place it last in the column after the form: it then shows only
 * once the form has scrolled away, and never covers what has the focus.
 */
export function SignBar({ figure, text, button }: SignBarProps) {
  return (
    <div className="sign-bar">
      <div>
        <p className="fine">
          {figure ? <b className="numerals">{figure}</b> : null}
          {text}
        </p>
        {button}
      </div>
    </div>
  );
}
