import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, FieldError, Hint } from "./form-frame.tsx";

type FieldParts = {
  /** Also the id, unless one is given; error summaries link to it. */
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence beside the field. */
  error?: string;
  /** Stands after the label of a field that may stay empty: "if you like". */
  optional?: string;
};

type Own = "name" | "id" | "className" | "style";
type TextFieldProps = FieldParts & { short?: boolean } & Omit<InputHTMLAttributes<HTMLInputElement>, Own>;

/** One line of text. `autoComplete`, `inputMode`, `maxLength` and the like pass through. */
export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  short,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <input
        type="text"
        {...input}
        {...controlProps({ name, id, hint, error })}
        className={classNames("input", short && "input-short")}
      />
    </Field>
  );
}

type TextAreaProps = FieldParts & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>;

/** Several lines of text. */
export function TextArea({ name, id = name, label, hint, error, optional, ...textarea }: TextAreaProps) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <textarea rows={4} {...textarea} {...controlProps({ name, id, hint, error })} className="input" />
    </Field>
  );
}

type SelectFieldProps = FieldParts & {
  options: { value: string; text: string }[];
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, Own>;

/** One of many; few choices are better as `RadioGroup`. */
export function SelectField({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  options,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <select {...select} {...controlProps({ name, id, hint, error })} className="input">
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

type FieldProps = Omit<FieldParts, "name" | "id"> & { id: string; children: ReactNode };

function Field({ id, label, hint, error, optional, children }: FieldProps) {
  return (
    <div className={classNames("field", error && "field-bad")} data-field={id}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> ({optional})</span> : null}
      </label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

function controlProps({
  name,
  id,
  hint,
  error,
}: {
  name: string;
  id: string;
  hint?: ReactNode;
  error?: string;
}) {
  return {
    name,
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(id, hint, error),
  };
}
