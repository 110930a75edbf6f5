import { useMemo } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { JudgedList } from "#app/ui/admin/judged-list.tsx";
import type { Standing } from "../conditions.ts";
import { Likelihood, type ShownSignature, SignatureFacts } from "./signature-facts.tsx";

type Verdict = "invalid" | "counts";

const letters: Record<Verdict, string> = { invalid: "i", counts: "c" };

const verdictsOf: Record<Standing, Verdict[]> = {
  held: ["invalid", "counts"],
  caught: ["invalid"],
  counted: ["invalid"],
  invalid: ["counts"],
};

type ReviewListProps = {
  signatures: ShownSignature[];
  standing: Standing;
  action: string;
  timeZone: string;
  seesPeople: boolean;
};

const idOf = ({ id }: ShownSignature) => id;

/** Signatures with what may be done to them as they stand. */
export function ReviewList({ signatures, standing, action, timeZone, seesPeople }: ReviewListProps) {
  const t = useT("review");
  const verdicts = useMemo(
    () =>
      verdictsOf[standing].map((value) => ({ value, text: t(`verdicts.${value}`), letter: letters[value] })),
    [standing, t],
  );
  return (
    <JudgedList
      rows={signatures}
      idOf={idOf}
      verdicts={verdicts}
      action={action}
      words={{
        list: t(`standings.${standing}`),
        ticked: t("tickedLabel"),
        keys: t("keys"),
        tick: ({ name }) => t("tick", { name }),
        verdictOn: ({ value }, { name }) => t(`verdictOn.${value as Verdict}`, { name }),
      }}
      aside={({ suspicion }) => <Likelihood suspicion={suspicion} />}
    >
      {(signature) => <SignatureFacts {...{ signature, timeZone, seesPeople }} />}
    </JudgedList>
  );
}
