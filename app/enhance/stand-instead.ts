/**
 * A field that stands instead of a choice: choosing empties it, and typing in it takes the choice back, so that what is seen is
 * what is sent. `data-instead-of` names the choice.
 */
export function standInstead(element: HTMLElement): void {
  const field = element as HTMLInputElement;
  const choices = [
    ...field.form!.querySelectorAll<HTMLInputElement>(`input[name="${field.dataset.insteadOf}"]`),
  ];
  for (const choice of choices)
    choice.addEventListener("change", () => {
      field.value = "";
    });
  field.addEventListener("input", () => {
    if (field.value.trim() !== "") for (const choice of choices) choice.checked = false;
  });
}
