import { fieldProblem } from "./field-problem.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Says what is wrong beside a field as soon as it is left, in the words the server would use: each field
 * carries them in `data-missing`, `data-invalid` and, where it is a name, `data-link`. An empty field is only
 * mentioned on sending.
 * The markup of an error is the page's own `<template data-error-line>`.
 */
export function validateForm(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const checked = [...form.querySelectorAll<Field>("[data-missing],[data-invalid]")];

  form.addEventListener("focusout", ({ target }) => {
    const field = checked.find((one) => one === target);
    if (field && (field.value.trim() !== "" || shown(field))) show(form, field, problem(form, field));
  });
  form.addEventListener("change", () => {
    // Another country makes another rule for the codes and numbers that were typed before it was chosen.
    for (const field of checked) if (shown(field)) show(form, field, problem(form, field));
  });
  form.addEventListener("submit", (event) => {
    const wrong = checked.filter((field) => show(form, field, problem(form, field)));
    if (wrong.length === 0) return;
    event.preventDefault();
    wrong[0]!.focus();
  });
}

function problem(form: HTMLFormElement, field: Field): string | undefined {
  const country = form.elements.namedItem("country") as HTMLSelectElement | null;
  const { name, value, required } = field;
  const found = fieldProblem({ name, value, required, country: country?.value ?? "US" });
  return found ? field.dataset[found] : undefined;
}

const shown = (field: Field) => field.getAttribute("aria-invalid") === "true";

/** Puts the sentence beside the field, or takes it away; tells whether one stands there now. */
function show(form: HTMLFormElement, field: Field, words: string | undefined): boolean {
  const id = `${field.id}-error`;
  const old = document.getElementById(id);
  field.closest(".field")?.classList.toggle("field-bad", Boolean(words));
  if (!words) {
    old?.remove();
    field.removeAttribute("aria-invalid");
    describe(field, id, false);
    return false;
  }
  const line = old ?? blankLine(form, field, id);
  line.querySelector("span")!.textContent = words;
  field.setAttribute("aria-invalid", "true");
  describe(field, id, true);
  return true;
}

function blankLine(form: HTMLFormElement, field: Field, id: string): HTMLElement {
  const template = form.querySelector<HTMLTemplateElement>("template[data-error-line]")!;
  const line = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  line.id = id;
  field.after(line);
  return line;
}

function describe(field: Field, id: string, add: boolean) {
  const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (add) ids.push(id);
  if (ids.length > 0) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
