import { formatDaysUntil, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Hearing } from "../hearings.server.ts";

type NextHearingProps = { hearing: Hearing; timeZone: string; now: string };

/** The hearing that comes next: how far off it is, when and where. */
export function NextHearing({ hearing, timeZone, now }: NextHearingProps) {
  const t = useT("campaigns");
  const language = useLanguage();
  const { startsAt, place, url } = hearing;
  return (
    <p className="next-hearing">
      <b>
        {t("measure.hearing.title")}: {formatDaysUntil(startsAt, new Date(now), timeZone, language)}.
      </b>{" "}
      <time dateTime={startsAt}>{formatInstant(startsAt, timeZone, language)}</time>
      {place ? `, ${place}` : null}.{" "}
      {url ? (
        <a href={url} rel="noopener">
          {t("measure.hearing.agenda")}
        </a>
      ) : null}
    </p>
  );
}
