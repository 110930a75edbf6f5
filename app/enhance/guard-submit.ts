/**
 * Keeps one press from sending a form twice. The button shows that it works (`aria-busy`) and further
 * submits are dropped until the page is left or comes back out of the back/forward cache.
 */
export function guardSubmit(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  let sent = false;
  const show = (busy: boolean) => {
    sent = busy;
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      if (busy) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent) event.preventDefault();
    else show(true);
  });
  window.addEventListener("pageshow", () => show(false));
  // A request that never came back (a tunnel, a lift) must not lock the form for good.
  form.addEventListener("submit", () => setTimeout(() => show(false), 15_000));
}
