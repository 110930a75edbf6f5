import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Figures } from "#app/ui/admin/panels.tsx";
import { StanceWord } from "#app/ui/position-ledger.tsx";
import type { OfficialLine } from "../official-line.ts";

/** Where an office's holders stand, and the figures of all who hold or held it, together. */
export function OfficeFigures({ lines }: { lines: OfficialLine[] }) {
  const t = useT("reports");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const sum = (name: "calls" | "letters" | "answers") => lines.reduce((total, line) => total + line[name], 0);
  // Constituents are those of the seat: each of its lines says the same.
  const { constituents, signatures } = lines[0]!;
  const figures = Object.entries({
    constituents,
    signatures,
    calls: sum("calls"),
    letters: sum("letters"),
    answers: sum("answers"),
  }) as [keyof Pick<OfficialLine, "constituents" | "signatures" | "calls" | "letters" | "answers">, number][];
  return (
    <>
      {lines.map(({ key, officialId, name, stance, hasLeft }) =>
        officialId ? (
          <div key={key} className="adm-holder">
            {stance ? <StanceWord stance={stance} text={campaigns(`positions.stance.${stance}`)} /> : null}
            <Link to={`/admin/officials/${officialId}`}>{t("officials.one.person", { name })}</Link>
            {hasLeft ? <span className="adm-hint">{t("officials.left")}</span> : null}
          </div>
        ) : null,
      )}
      <Figures
        figures={figures.map(([key, counted]) => ({
          key,
          label: t(`officials.columns.${key}`),
          value: formatCount(counted, language),
        }))}
      />
    </>
  );
}
