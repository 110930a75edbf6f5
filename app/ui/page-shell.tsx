import type { ReactNode } from "react";
import { Art } from "./art.tsx";
import { classNames } from "./class-names.ts";
import { Masthead, type MastheadProps } from "./masthead.tsx";
import { PageFooter, type PageFooterProps } from "./page-footer.tsx";

type PageShellProps = {
  /** "Skip to the main part" */
  skipText: string;
  /** Marks a demo deployment, in one line above everything. */
  demoNotice?: string | null;
  masthead: MastheadProps;
  footer: PageFooterProps;
  /** A drawing that grows out of the footer, instead of its halftone edge. */
  rise?: "sun" | "hands" | "dome" | "poppies" | null;
  /** Whatever the page announces as it happens; see `Toasts`. */
  toasts?: ReactNode;
  children: ReactNode;
};

/** What stands around every public page: notice, masthead, main part, footer. */
export function PageShell({
  skipText,
  demoNotice,
  masthead,
  footer,
  rise,
  toasts,
  children,
}: PageShellProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        {skipText}
      </a>
      {demoNotice ? (
        <aside className="demo-notice" aria-label={demoNotice}>
          <div className="wrap">{demoNotice}</div>
        </aside>
      ) : null}
      <Masthead {...masthead} />
      {/* Focused by the skip link. */}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {rise ? (
        <div className={classNames("rise", `rise-${rise}`)}>
          <Art motif={rise} crop="rise" />
        </div>
      ) : null}
      <PageFooter {...footer} risen={Boolean(rise)} />
      {toasts}
    </>
  );
}

/** The measure of a page: the widest column, with its gutters. `top` leaves the space of a page without a hero. */
export function Wrap({ top, children }: { top?: boolean; children: ReactNode }) {
  return <div className={classNames("wrap", top && "page-top")}>{children}</div>;
}
