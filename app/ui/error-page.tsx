import type { ReactNode } from "react";
import type { Motif } from "./art/drawing.ts";
import { Art } from "./art.tsx";

type ErrorPageProps = {
  /** 404, 410, 429, 500, 503 */
  status: number;
  /** In the visitor's words: "This page is not on the wall". */
  title: string;
  /** What happened and what can be done. Never what broke inside. */
  children: ReactNode;
  /** The one thing to press. */
  action?: ReactNode;
  /** A drawing beside the words; without it the number stands there, as large as it gets. */
  motif?: Motif;
};

/** A page for when something is missing, gone, too much, or broken. */
export function ErrorPage({ status, title, children, action, motif }: ErrorPageProps) {
  const code = String(status);
  return (
    <div className="wrap error-page">
      <div className="stack">
        {motif ? <p className="slug">{code}</p> : null}
        <h1>{title}</h1>
        <div className="ask">{children}</div>
        {action ? <div className="button-row">{action}</div> : null}
      </div>
      {motif ? (
        <Art motif={motif} />
      ) : (
        <p className="error-code" aria-hidden="true">
          {code.slice(0, -1)}
          <span>{code.slice(-1)}</span>
        </p>
      )}
    </div>
  );
}
