/** Fills the hidden `referrer` field with the other site a visitor came from: origin and path, never a query. */
export function fillReferrer(field: HTMLElement): void {
  if (!(field instanceof HTMLInputElement) || !document.referrer || field.value) return;
  const from = new URL(document.referrer);
  if (from.origin !== location.origin) field.value = from.origin + from.pathname;
}
