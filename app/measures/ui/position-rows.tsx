import { dateTimeValue, formatCount, formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { type LedgerRow, PositionLedger, PositionTally } from "#app/ui/position-ledger.tsx";
import type { PositionLine } from "../position.ts";
import { type Stance, stances } from "../stance.ts";

/** Officials and where they stand, each with what they said or did, when, and where it can be checked. */
export function Positions({ positions }: { positions: PositionLine[] }) {
  const t = useT("campaigns");
  const language = useLanguage();
  const langOf = useLangOf();
  const rows = positions.map(
    (line): LedgerRow => ({
      key: line.officialId,
      name: line.name,
      office: [line.office, line.party].filter(Boolean).join(", "),
      stance: line.stance,
      stanceText: t(`positions.stance.${line.stance}`),
      evidence: line.evidence ? <span lang={langOf(line.language)}>{evidenceOf(line)}</span> : null,
      date: formatDate(line.statedOn, line.precision, language),
      dateTime: dateTimeValue(line.statedOn, line.precision),
      ...(line.evidenceUrl && {
        link: {
          // Evidence may be our own news, which stands in both languages.
          href: line.evidenceUrl.startsWith("/") ? localPath(language, line.evidenceUrl) : line.evidenceUrl,
          text: line.source ?? t("positions.evidence"),
          hidden: line.name,
        },
      }),
    }),
  );
  return <PositionLedger rows={rows} />;
}

/** What was said or done, and where it was said when that cannot be followed as a link. */
function evidenceOf({ evidence, source, evidenceUrl }: PositionLine): string {
  return source && !evidenceUrl ? `${evidence} (${source})` : (evidence ?? "");
}

/** How many stand where, with the marks. */
export function Tally({ tally }: { tally: Record<Stance, number> }) {
  const t = useT("campaigns");
  const language = useLanguage();
  return (
    <PositionTally
      label={t("positions.tally")}
      rows={stances
        // Few lean against a law before they oppose it: said where somebody does.
        .filter((stance) => stance !== "leans_no" || tally[stance] > 0)
        .map((stance) => ({
          stance,
          text: t(`positions.stance.${stance}`),
          count: formatCount(tally[stance], language),
        }))}
    />
  );
}
