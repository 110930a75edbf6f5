import { useT } from "#app/i18n/use-translate.tsx";
import { Art } from "#app/ui/art.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Kicker } from "#app/ui/section.tsx";
import type { LookUpPage } from "../look-up-view.ts";
import { LookUpForm, type Problem } from "./look-up-form.tsx";
import { HowSure, LookUpResult } from "./look-up-result.tsx";

type LookUpViewProps = {
  headline: Headline;
  geocodes: boolean;
  typed: { address: string; zip: string; lat: string; lon: string };
  error: { field: "address" | "zip"; problem: Problem } | null;
  /** Null: nothing was asked, or it could not be. */
  result: LookUpPage | null;
};

/** Asks where somebody lives, and shows who represents them. */
export function LookUpView({ headline, geocodes, typed, error, result }: LookUpViewProps) {
  const t = useT("officials");
  const zip = /^\d{5}(?:-\d{4})?$/.test(typed.zip || typed.address)
    ? (typed.zip || typed.address).slice(0, 5)
    : null;
  // A ZIP code alone, of which only the street can tell more.
  const needsStreet = result?.needsStreet && zip && (typed.address === "" || typed.zip === "");
  const form = needsStreet ? (
    <LookUpForm title={t("open.streetTitle")} address="" zip={zip} geocodes={geocodes} />
  ) : (
    <LookUpForm
      {...(result && { title: t("again") })}
      address={typed.address || typed.zip}
      error={error}
      geocodes={geocodes}
    />
  );
  // What is certain comes before another question; what is not, after it.
  const isSettled = result?.precision === "exact";
  return (
    <Wrap top>
      <div className="columns look-up-head">
        <div className="stack">
          <Kicker>{t("kicker")}</Kicker>
          <Lockup headline={headline} short />
          {result ? <HowSure result={result} zip={zip} /> : <p className="ask">{t("ask")}</p>}
          {result ? null : (
            <div className="look-up-art">
              <Art motif="dome" />
            </div>
          )}
        </div>
        {isSettled ? null : form}
      </div>
      {result ? <LookUpResult result={result} typed={typed} /> : null}
      {isSettled ? <div className="columns look-up-again">{form}</div> : null}
    </Wrap>
  );
}
