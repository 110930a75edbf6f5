import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { CardHolder } from "../look-up-view.ts";

/** Whose word it is that somebody holds an office, and of which day. */
export function HowWeKnow({
  source,
  asOf,
  correctedOn,
}: Pick<CardHolder, "source" | "asOf" | "correctedOn">) {
  const t = useT("officials");
  const language = useLanguage();
  const day = (iso: string) => formatDate(iso, "day", language);
  return (
    <>
      {source === null
        ? t("card.entered")
        : asOf
          ? t("card.source", { source, date: day(asOf) })
          : t("card.sourceUndated", { source })}{" "}
      {correctedOn ? t("card.corrected", { date: day(correctedOn) }) : null}
    </>
  );
}
