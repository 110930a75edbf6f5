import { useT } from "#app/i18n/use-translate.tsx";
import { Step } from "#app/ui/step.tsx";
import type { NextStep } from "../next-step.server.ts";

export type LadderStepProps = Pick<NextStep, "rung" | "title" | "text"> & { href: string };

/** What somebody is asked for next, on the page after they have done something. */
export function LadderStep({ rung, title, text, href }: LadderStepProps) {
  const t = useT("campaigns");
  return (
    <Step title={t(`ladder.${rung}.title`)} text={`${title}. ${text}`}>
      <a className="row-link" href={href}>
        {t(`ladder.${rung}.link`)}
      </a>
    </Step>
  );
}
