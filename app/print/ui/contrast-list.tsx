import { useEffect, useState } from "react";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { InkCheck } from "#app/ui/look.ts";
import type { Change } from "./look-bench.tsx";

/** What can be read on what, while one chooses; what fails comes with the nearest ink that does not, if there is one. */
export function ContrastList({ checks, change }: { checks: InkCheck[]; change: Change }) {
  const t = useT("print");
  const failing = checks.filter(({ passes }) => !passes);
  return (
    <div className="bench-contrast" role="status">
      <p>
        <strong>{t(verdict(checks, failing))}</strong>
      </p>
      <ul>
        {checks.map((check) => (
          <Line key={check.name} check={check} change={change} />
        ))}
      </ul>
    </div>
  );
}

function verdict(checks: InkCheck[], failing: InkCheck[]) {
  if (checks.length === 0) return "contrast.unknown";
  return failing.length === 0 ? "contrast.pass" : "contrast.fail";
}

function Line({ check, change }: { check: InkCheck; change: Change }) {
  const t = useT("print");
  const language = useLanguage();
  const { name, field, passes, nearest } = check;
  const ratio = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    roundingMode: "trunc",
  } as Intl.NumberFormatOptions);
  const words = { ratio: ratio.format(check.ratio), least: ratio.format(check.atLeast) };
  return (
    <li className={classNames(!passes && "bench-fails")}>
      <Icon name={passes ? "check" : "close"} />
      <span>
        {t(`contrast.${name}`, words)} {passes ? null : t("contrast.least", words)}
      </span>
      {passes || !nearest ? null : (
        <Mend
          label={t("contrast.use", { ink: t(`ink.${field}`), colour: nearest })}
          onUse={() => change({ [field]: nearest })}
        />
      )}
    </li>
  );
}

/** Without the script it says the colour, to be typed. */
function Mend({ label, onUse }: { label: string; onUse: () => void }) {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated ? (
    <button type="button" className="adm-link-button" onClick={onUse}>
      {label}
    </button>
  ) : (
    <span>{label}</span>
  );
}
