import { formatCount, formatPercent } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Meter, meterPercent } from "#app/ui/meter.tsx";

interface ProgressProps {
  signatures: number;
  goal: number;
  /** Whether it still takes signatures; a closed one names no next goal. */
  open: boolean;
}

/** How many signed and what the next goal is. */
export function Progress({ signatures, goal, open }: ProgressProps) {
  const t = useT("campaigns");
  const language = useLanguage();
  const share = formatPercent(meterPercent(signatures, goal) / 100, language);
  return (
    <Meter
      count={signatures}
      goal={goal}
      figure={formatCount(signatures, language)}
      label={t("meter.ofGoal", { share })}
      live={open}
    >
      {open
        ? t("meter.signed", { count: signatures, goal: formatCount(goal, language) })
        : t("meter.closed", { count: signatures })}
    </Meter>
  );
}
