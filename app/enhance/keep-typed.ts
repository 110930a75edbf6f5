const kept = "typed";

function fields(form: HTMLFormElement) {
  return [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      "value" in field &&
      "name" in field &&
      field.name !== "" &&
      (field as HTMLInputElement).type !== "hidden",
  );
}

/**
 * Carries what was typed over to the same form in the other language.
 * The browser restores a form on "back" by itself; a link to the other language would lose it. Values are
 * put aside only for that one step, in this tab, and removed as soon as they are read.
 */
export function keepTyped(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  restore(form);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) {
    link.addEventListener("click", () => putAside(form));
  }
}

function putAside(form: HTMLFormElement) {
  const values = fields(form).flatMap((field) => {
    const box = field as HTMLInputElement;
    if (box.type === "checkbox" || box.type === "radio")
      return box.checked ? [[field.name, field.value, 1]] : [];
    return field.value ? [[field.name, field.value, 0]] : [];
  });
  if (values.length > 0) sessionStorage.setItem(kept, JSON.stringify({ form: form.dataset.form, values }));
}

function restore(form: HTMLFormElement) {
  const text = sessionStorage.getItem(kept);
  if (!text) return;
  sessionStorage.removeItem(kept);
  const aside = JSON.parse(text) as { form: string; values: [string, string, number][] };
  if (aside.form !== form.dataset.form) return;
  for (const field of fields(form)) {
    const found = aside.values.filter(([name]) => name === field.name);
    for (const [, value, checked] of found) {
      if (checked) (field as HTMLInputElement).checked ||= field.value === value;
      else if (field.value === "" || field instanceof HTMLSelectElement) field.value = value;
    }
  }
}
