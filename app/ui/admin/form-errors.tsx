import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ErrorSummary, type SummaryError } from "../form-frame.tsx";

type FormErrorsProps = { title: string; errors: SummaryError[] };

// The server has no layout, and says so when it is asked for one.
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * What went wrong in a form of the panel, at its head. Each line begins with what its field is called on the page,
 * since a sentence may be said of several; without a script it is the sentence alone.
 */
export function FormErrors({ title, errors }: FormErrorsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<Record<string, string>>({});
  const fields = errors.map(({ field }) => field).join(" ");
  useBeforePaint(() => {
    const form = place.current?.closest("form");
    if (!form || !fields) return;
    setNames(Object.fromEntries(fields.split(" ").map((field) => [field, nameIn(form, field)])));
  }, [fields]);
  if (errors.length === 0) return null;
  const named = errors.map(({ field, text }) => ({ field, text: withName(names[field] ?? "", text) }));
  return (
    <div ref={place}>
      <ErrorSummary title={title} errors={named} />
    </div>
  );
}

function withName(name: string, text: string): string {
  if (!name) return text;
  return /[?!]$/.test(name) ? `${name} ${text}` : `${name}: ${text}`;
}

/** What a field is called, with the group that it stands in; empty for what is no field of the form. */
function nameIn(form: HTMLFormElement, field: string): string {
  const found = form.querySelector(`[id="${CSS.escape(field)}"]`);
  if (!found) return "";
  const label = found.matches("fieldset")
    ? found.querySelector(":scope > legend")
    : (form.querySelector(`label[for="${CSS.escape(field)}"]`) ?? found.closest("label"));
  const group = found.parentElement?.closest("fieldset")?.querySelector(":scope > legend");
  return [group, label]
    .map((each) => (each ? plainWords(each) : ""))
    .filter(Boolean)
    .join(", ");
}

/** The words of a label without the marks that stand in it. */
function plainWords(label: Element): string {
  const copy = label.cloneNode(true) as Element;
  for (const mark of copy.querySelectorAll(".adm-badge, .field-optional, small")) mark.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim().replace(/:$/, "");
}
