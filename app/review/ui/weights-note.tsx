import { useT } from "#app/i18n/use-translate.tsx";
import { weighedReasons, weights } from "../suspicion.ts";
import { useReviewWords } from "./use-review-words.ts";

/** How likelihood is reckoned: what each reason weighs. */
export function WeightsNote({ timeZone }: { timeZone: string }) {
  const t = useT("review");
  const words = useReviewWords(timeZone);
  return (
    <details className="rev-note">
      <summary>{t("weights.title")}</summary>
      <p>{t("weights.text")}</p>
      <dl className="adm-facts">
        {weighedReasons.map((reason) => (
          <div key={reason}>
            <dt>{words.reason(reason)}</dt>
            <dd>{weights[reason]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
