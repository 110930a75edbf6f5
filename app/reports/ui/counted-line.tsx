import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Unplaced } from "../division-counts.server.ts";

type CountedLineProps = { asOf: string | null; timeZone: string; unplaced: Unplaced[] };

/** When constituents were counted, and how many supporters are counted for nobody since their district is not known. */
export function CountedLine({ asOf, timeZone, unplaced }: CountedLineProps) {
  const t = useT("reports");
  const language = useLanguage();
  if (!asOf) return <p>{t("officials.notCounted")}</p>;
  return (
    <>
      <p>{t("officials.asOf", { at: formatInstant(asOf, timeZone, language), zone: timeZone })}</p>
      {unplaced.map(({ type, supporters }) => (
        <p key={type} className="adm-hint">
          {t(`officials.unplaced.${type}`, { count: supporters })}
        </p>
      ))}
    </>
  );
}
