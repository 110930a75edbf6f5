import type { ReactNode } from "react";

export type Moment = {
  key: string;
  /** ISO instant, and how it is shown. */
  at: string;
  shown: string;
  who?: ReactNode;
  what: ReactNode;
  more?: ReactNode;
};

/** What happened, in the order given. */
export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol className="adm-timeline">
      {moments.map(({ key, at, shown, who, what, more }) => (
        <li key={key}>
          <time dateTime={at}>{shown}</time>
          <div>
            <p>
              {who ? <b>{who}</b> : null} {what}
            </p>
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}
