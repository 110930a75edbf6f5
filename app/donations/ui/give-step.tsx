import { useT } from "#app/i18n/use-translate.tsx";
import { Step } from "#app/ui/step.tsx";

export type GiveOffer = { title: string; summary: string; href: string };

/** A step of the page after signing, calling or writing: giving, too. Passing it by is declining it. */
export function GiveStep({ title, summary, href }: GiveOffer) {
  const t = useT("donations");
  return (
    <Step title={t("offer.title")} text={`${title}. ${summary}`}>
      <a className="row-link" href={href}>
        {t("offer.link")}
      </a>
    </Step>
  );
}
