import { useEffect, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { FieldError, Fieldset } from "#app/ui/form-frame.tsx";
import { type InkField, readHex } from "#app/ui/look.ts";
import { type Inks, testedThemes } from "#app/ui/theme.ts";
import { inkSets, type LookFields } from "../look-form.ts";
import type { Change } from "./look-bench.tsx";

type InkFieldsProps = {
  fields: LookFields;
  change: Change;
  error: (field: string) => string | undefined;
};

/** Paper and two or three inks: a tried set, or colours of one's own. */
export function InkFields({ fields, change, error }: InkFieldsProps) {
  const t = useT("print");
  return (
    <Fieldset id="set" legend={t("bench.inks")} error={error("set")}>
      <div className="bench-chips bench-chips-inks">
        {inkSets.map((name) => (
          <label className="bench-chip" key={name}>
            <input
              type="radio"
              name="set"
              value={name}
              checked={fields.set === name}
              onChange={() => change({ set: name })}
            />
            <Swatch inks={testedThemes[name]} />
            <span>{t(`sets.${name}`)}</span>
          </label>
        ))}
        <label className="bench-chip bench-chip-own">
          <input
            type="radio"
            name="set"
            value="own"
            checked={fields.set === "own"}
            onChange={() => change({ set: "own" })}
          />
          <span>{t("sets.own")}</span>
        </label>
      </div>
      <div className="bench-inks">
        <ColourField name="paper" {...{ fields, change, error }} />
        <ColourField name="ink1" {...{ fields, change, error }} />
        <ColourField name="ink2" {...{ fields, change, error }} />
        <div className="bench-third">
          <label className="check">
            <input
              type="checkbox"
              name="third"
              value="on"
              checked={fields.third === "on"}
              onChange={({ target }) => change({ third: target.checked ? "on" : "" })}
            />
            <span>{t("bench.third")}</span>
          </label>
          <ColourField name="pull3" {...{ fields, change, error }} />
        </div>
      </div>
    </Fieldset>
  );
}

/** The inks as they lie beside one another; the third takes less room, as it does in print. */
function Swatch({ inks }: { inks: Inks }) {
  const third = inks.pull3 !== null;
  return (
    <svg className="bench-swatch" viewBox="0 0 100 34" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="34" fill={inks.ink1} />
      <rect x={third ? 40 : 50} width="60" height="34" fill={inks.ink2} />
      {inks.pull3 ? <rect x="80" width="20" height="34" fill={inks.pull3} /> : null}
    </svg>
  );
}

/** A colour: typed, or with the script picked in the browser's own way. */
function ColourField({ name, fields, change, error }: InkFieldsProps & { name: InkField }) {
  const t = useT("print");
  const colour = readHex(fields[name]);
  const said = error(name);
  return (
    <div className={classNames("field bench-ink", said && "field-bad")} data-field={name}>
      <label htmlFor={name}>{t(`ink.${name}`)}</label>
      <div>
        <Picker name={name} colour={colour} change={change} />
        <input
          className="input"
          id={name}
          name={name}
          value={fields[name]}
          onChange={({ target }) => change({ [name]: target.value })}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={said ? true : undefined}
          aria-describedby={said ? `${name}-error` : undefined}
        />
      </div>
      {said ? <FieldError id={`${name}-error`}>{said}</FieldError> : null}
    </div>
  );
}

function Picker({ name, colour, change }: { name: InkField; colour: string | null; change: Change }) {
  const t = useT("print");
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  if (!hydrated) {
    return (
      <svg className="bench-dab" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width="1" height="1" fill={colour ?? "#FFFFFF"} />
      </svg>
    );
  }
  return (
    <input
      type="color"
      className="bench-dab"
      aria-label={t("bench.pick", { ink: t(`ink.${name}`) })}
      value={(colour ?? "#FFFFFF").toLowerCase()}
      onChange={({ target }) => change({ [name]: target.value.toUpperCase() })}
    />
  );
}
