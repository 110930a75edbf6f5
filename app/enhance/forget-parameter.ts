/**
 * Takes a parameter that this field carries out of the page's address: what says who somebody is does not go along when
 * they copy the address, or show their screen. Back and forth in the browser keep working.
 */
export function forgetParameter(field: HTMLElement): void {
  const url = new URL(location.href);
  const name = field.dataset.forget!;
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}
