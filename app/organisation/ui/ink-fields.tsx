import { useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { contrast } from "#app/ui/contrast.ts";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { inkProblems } from "#app/ui/ink-problems.ts";
import { SelectField, TextField } from "#app/ui/text-field.tsx";

type InkFieldsProps = { filled: Record<string, string>; errors: Record<string, string>; motifs: string[] };

const names = ["paper", "ink1", "ink2", "pull3"] as const;
const isColour = (text: string | undefined) => /^#[0-9a-f]{6}$/i.test(text ?? "");

/** The inks the site is printed in, with their contrast as they are picked. */
export function InkFields({ filled, errors, motifs }: InkFieldsProps) {
  const t = useT("settings");
  const [picked, setPicked] = useState(filled);
  const colour = (name: (typeof names)[number]) => (isColour(picked[name]) ? picked[name]! : "#FFFFFF");
  const inks = {
    paper: colour("paper"),
    ink1: colour("ink1"),
    ink2: colour("ink2"),
    pull3: picked.has_pull3 ? colour("pull3") : null,
  };
  return (
    <Fieldset id="inks" legend={t("inks.title")} hint={t("inks.hint")}>
      {/* Changes bubble up to here, so that the fields stay the browser's own. */}
      <div
        className="adm-inks"
        onChange={({ target }) => {
          const { name, type, value, checked } = target as HTMLInputElement;
          setPicked((before) => ({ ...before, [name]: type === "checkbox" ? (checked ? "on" : "") : value }));
        }}
      >
        {names.map((name) => (
          <div key={name}>
            <TextField
              name={name}
              type="color"
              label={t(`inks.${name}`)}
              defaultValue={isColour(filled[name]) ? filled[name]!.toLowerCase() : "#d2351a"}
              error={errors[name]}
            />
            {name === "pull3" ? (
              <CheckField name="has_pull3" label={t("inks.hasPull3")} checked={filled.has_pull3 === "on"} />
            ) : null}
          </div>
        ))}
        <SelectField
          name="motif"
          label={t("inks.motif")}
          defaultValue={filled.motif}
          error={errors.motif}
          options={motifs.map((motif) => ({
            value: motif,
            text: t(`motifs.${motif as "sun"}`, { defaultValue: motif }),
          }))}
        />
      </div>
      <InkSpecimen inks={inks} />
    </Fieldset>
  );
}

type Inks = { paper: string; ink1: string; ink2: string; pull3: string | null };

/** What the inks look like together, and the ratios that count. */
function InkSpecimen({ inks }: { inks: Inks }) {
  const t = useT("settings");
  const problems = new Map(inkProblems(inks).map(({ ink, atLeast }) => [ink, atLeast]));
  const action = inks.pull3 ?? inks.ink1;
  const ratios = [
    { ink: "ink1" as const, ratio: contrast(inks.ink1, inks.paper) },
    ...(inks.pull3 ? [{ ink: "pull3" as const, ratio: contrast(inks.pull3, inks.paper) }] : []),
  ];
  return (
    <div className="adm-specimen">
      <svg viewBox="0 0 240 96" role="img" aria-label={t("inks.specimen")}>
        <rect width="240" height="96" fill={inks.paper} />
        <rect x="14" y="14" width="140" height="16" fill={inks.ink1} />
        <rect x="14" y="38" width="112" height="6" fill={inks.ink1} />
        <rect x="14" y="50" width="126" height="6" fill={inks.ink1} />
        <rect x="14" y="66" width="74" height="18" fill={action} />
        <circle cx="196" cy="48" r="28" fill={inks.ink2} />
      </svg>
      <ul>
        {ratios.map(({ ink, ratio }) => (
          <li key={ink} data-bad={problems.has(ink) || undefined}>
            {t("inks.ratio", { ink: t(`inks.${ink}`), ratio: ratio.toFixed(1) })}
            {problems.has(ink) ? <strong> {t("inks.tooLow", { least: problems.get(ink) })}</strong> : null}
          </li>
        ))}
        {problems.has("paper") ? (
          <li data-bad="">
            <strong>{t("inks.paperDark")}</strong>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
