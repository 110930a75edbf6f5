import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldError, Fieldset, Hint } from "./form-frame.tsx";

type CheckFieldProps = {
  name: string;
  id?: string;
  value?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** What this visitor ticked when the form came back, or chose earlier. A fresh form ticks nothing. */
  checked?: boolean;
  required?: boolean;
};

/** A box to tick. */
export function CheckField({
  name,
  id = name,
  value = "on",
  label,
  hint,
  error,
  checked,
  required,
}: CheckFieldProps) {
  const description = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return (
    <div className={classNames("check-field", error && "field-bad")} data-field={id}>
      <label className="check">
        <input
          type="checkbox"
          name={name}
          id={id}
          value={value}
          defaultChecked={checked}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={description}
        />
        <span>{label}</span>
      </label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  options: { value: string; text: ReactNode; note?: ReactNode }[];
  /** What this visitor chose. A fresh form chooses nothing. */
  chosen?: string;
  required?: boolean;
  /** Their texts are as short as an amount: several stand side by side on a phone. */
  narrow?: boolean;
};

/** One of a few, each a large target of its own. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, hint, error, options, chosen, required, narrow } = props;
  return (
    <Fieldset id={name} legend={legend} hint={hint} error={error}>
      <div className={classNames("choices", narrow && "choices-narrow")}>
        {options.map(({ value, text, note }) => (
          <label className="check" key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              required={required}
            />
            <span>
              {text}
              {note ? <small>{note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
