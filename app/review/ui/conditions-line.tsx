import { useT } from "#app/i18n/use-translate.tsx";
import { narrowing } from "../conditions.ts";
import type { ListedJudgement } from "../judgement-queries.server.ts";
import { useReviewWords } from "./use-review-words.ts";

type ConditionsLineProps = {
  judgement: Pick<ListedJudgement, "conditions" | "campaign" | "petition">;
  timeZone: string;
};

/** What judged signatures had in common, in one line: the campaign and the petition that it was held to first. */
export function ConditionsLine({ judgement, timeZone }: ConditionsLineProps) {
  const t = useT("review");
  const words = useReviewWords(timeZone);
  const { conditions, campaign, petition } = judgement;
  if (conditions === null) return t("history.byHand");
  const ofPetition = petition ? words.condition("petition", petition) : t("history.petitionGone");
  return [
    campaign && words.condition("campaign", campaign),
    conditions.petition && ofPetition,
    t(`standings.${conditions.standing}`),
    ...narrowing(conditions).map((key) => words.condition(key, conditions[key] ?? "")),
  ]
    .filter(Boolean)
    .join("; ");
}
