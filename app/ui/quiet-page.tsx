import type { ReactNode } from "react";
import type { Headline } from "./headline.ts";
import { Lockup } from "./lockup.tsx";
import { Kicker } from "./section.tsx";

type QuietPageProps = {
  kicker?: string;
  headline: Headline;
  /** The words, and the one thing to do. */
  children: ReactNode;
  /** Below, in the full measure. */
  below?: ReactNode;
};

/** A page with one thing to say or to press: its headline, a few words, a button. */
export function QuietPage({ kicker, headline, children, below }: QuietPageProps) {
  return (
    <div className="wrap page-top stack stack-wide">
      <div className="columns">
        <div className="stack">
          {kicker ? <Kicker>{kicker}</Kicker> : null}
          <Lockup headline={headline} short />
          {children}
        </div>
      </div>
      {below}
    </div>
  );
}
