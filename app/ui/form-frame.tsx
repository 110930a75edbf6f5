import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

type FormFrameProps = {
  /** Where the form posts. None keeps the page's own address and its query. */
  action?: string;
  method?: "post" | "get";
  id?: string;
  title?: ReactNode;
  /** Language of what is being typed is not ours to guess; `noValidate` lets our own sentences speak. */
  noValidate?: boolean;
  children: ReactNode;
  [data: `data-${string}`]: string | undefined;
};

/** A form in its key frame. */
export function FormFrame({
  action,
  method = "post",
  id,
  title,
  noValidate = true,
  children,
  ...data
}: FormFrameProps) {
  return (
    <form className="form-frame" id={id} action={action} method={method} noValidate={noValidate} {...data}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </form>
  );
}

export type SummaryError = { field: string; text: string };

/** What needs fixing, first thing in a form: every line leads to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: SummaryError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="errors" data-error-summary="">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A sentence under a label that helps to fill in the field. */
export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="hint" id={id}>
      {children}
    </p>
  );
}

/** What is wrong with a field, beside it: icon and sentence, never colour alone. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; error?: string; id: string; children: ReactNode };

/** Fields that belong together under one name. */
export function Fieldset({ legend, hint, error, id, children }: FieldsetProps) {
  return (
    <fieldset
      className={classNames("field-group", error && "field-bad")}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
      tabIndex={error ? -1 : undefined}
    >
      <legend>{legend}</legend>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

/** Two fields side by side; under each other on narrow phones. */
export function TwoUp({ children }: { children: ReactNode }) {
  return <div className="two-up">{children}</div>;
}

/** A field that people neither see nor reach; whoever fills it in is a robot. `label` is for the few who meet it. */
export function HoneypotField({ name, label }: { name: string; label: string }) {
  return (
    <div className="honeypot" aria-hidden="true">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  );
}

/** The ids of what describes a field, in reading order: the hint, then the error. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
}
