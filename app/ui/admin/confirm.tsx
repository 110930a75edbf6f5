import type { ReactNode } from "react";

type ConfirmProps = {
  /** The button that opens it: "Deactivate…". */
  summary: string;
  /** What will happen, and the form that does it. */
  children: ReactNode;
};

/** Asks again before something that is felt: the question opens in its place, without a script. */
export function Confirm({ summary, children }: ConfirmProps) {
  return (
    <details className="adm-confirm">
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
