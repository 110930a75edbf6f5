import type { ReactNode } from "react";

type PageHeadProps = {
  title: ReactNode;
  /** One quiet line over the title. */
  hint?: ReactNode;
  /** Buttons at the right, the main one last. */
  actions?: ReactNode;
};

/** The head of a page of the panel. Its title takes the focus when the page is arrived at. */
export function PageHead({ title, hint, actions }: PageHeadProps) {
  return (
    <header className="adm-head">
      <div>
        {hint ? <p className="adm-hint">{hint}</p> : null}
        <h1 tabIndex={-1} data-arrival="">
          {title}
        </h1>
      </div>
      {actions ? <div className="adm-actions">{actions}</div> : null}
    </header>
  );
}
