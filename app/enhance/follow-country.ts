/**
 * Lets the postal code follow the country: "ZIP code" with a numeric keyboard in the United States,
 * "Postal code" elsewhere. The words stand in `data-us` and `data-other` of the label.
 */
export function followCountry(select: HTMLElement): void {
  if (!(select instanceof HTMLSelectElement)) return;
  const postal = select.form?.elements.namedItem("postal_code");
  if (!(postal instanceof HTMLInputElement)) return;
  const label = document.querySelector<HTMLElement>(`label[for="${postal.id}"] [data-us]`);
  const follow = () => {
    const us = select.value === "US";
    postal.inputMode = us ? "numeric" : "text";
    postal.maxLength = us ? 10 : 12;
    if (label) label.textContent = (us ? label.dataset.us : label.dataset.other) ?? label.textContent;
  };
  select.addEventListener("change", follow);
  // A form restored by "back" may show another country than the page was served with.
  window.addEventListener("pageshow", follow);
  follow();
}
