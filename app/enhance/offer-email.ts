import { suggestEmail } from "#app/mail/suggest-email.ts";

/** "Did you mean rosa@gmail.com?" under the field, taken over with one press. `data-suggest` has the words. */
export function offerEmail(input: HTMLElement): void {
  if (!(input instanceof HTMLInputElement)) return;
  const line = document.createElement("p");
  line.setAttribute("aria-live", "polite");
  input.after(line);

  const clear = () => {
    line.className = "";
    line.replaceChildren();
  };
  input.addEventListener("blur", () => {
    const meant = suggestEmail(input.value);
    clear();
    if (!meant) return;
    line.className = "suggestion";
    line.append(question(input, meant, clear));
  });
}

function question(input: HTMLInputElement, meant: string, done: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-plain";
  button.textContent = (input.dataset.suggest ?? "{{email}}").replace("{{email}}", meant);
  button.addEventListener("click", () => {
    input.value = meant;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
    done();
  });
  return button;
}
