/**
 * Copies the field that `data-copy` names by id and says so in `[data-copy-said]`. Until this has run the
 * stylesheet hides the button, since without a script it could do nothing.
 */
export function copyText(button: HTMLElement): void {
  const id = button.dataset.copy ?? "";
  const field = document.getElementById(id) as HTMLInputElement | null;
  if (!field) return;
  button.dataset.ready = "";
  button.addEventListener("click", async () => {
    field.select();
    if (await copied(field.value)) say(id, button.dataset.copied ?? "");
  });
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Outside a secure context there is no clipboard; the old command still works on the selection.
    return document.execCommand("copy");
  }
}

function say(id: string, words: string) {
  const line = document.querySelector(`[data-copy-said="${CSS.escape(id)}"]`);
  if (!line) return;
  line.textContent = words;
  setTimeout(() => {
    line.textContent = "";
  }, 4_000);
}
