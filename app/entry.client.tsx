import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLanguage } from "#app/i18n/language.ts";
import type { Namespace } from "#app/i18n/resources.ts";
import { loadWords } from "#app/i18n/translate.ts";
import { namespaces } from "#app/i18n/words-in-browser.ts";

/** Events for which React hydrates at once. */
const URGENT = [
  ...["beforeinput", "change", "click", "compositionend", "compositionstart", "compositionupdate"],
  ...[
    "contextmenu",
    "copy",
    "cut",
    "dblclick",
    "dragend",
    "dragstart",
    "drop",
    "focusin",
    "focusout",
    "input",
  ],
  ...["invalid", "keydown", "keypress", "keyup", "mousedown", "mouseup", "paste", "pointercancel"],
  ...["pointerdown", "pointerup", "reset", "select", "selectionchange", "submit", "touchcancel", "touchend"],
  ...["touchstart"],
];

const keepFromReact = (event: Event) => event.stopImmediatePropagation();

function letThrough(): void {
  for (const name of URGENT) window.removeEventListener(name, keepFromReact, true);
}

/**
 * Remix's data comes in a stream that the first render waits for. React 18 answers an early key or click by hydrating
 * at once, cannot wait then, and gives the whole page up (its error 345). Until the page is hydrated such events are
 * the browser's alone: what is typed, pressed or posted works as it does without a script.
 */
function Panel() {
  useEffect(() => {
    letThrough();
    void fetchOtherWords();
  }, []);
  return <RemixBrowser />;
}

for (const name of URGENT) window.addEventListener(name, keepFromReact, true);

/** The words of the page, which the server named while it rendered it. */
async function fetchUsedWords(): Promise<void> {
  const { lang, dataset } = document.documentElement;
  if (!isLanguage(lang)) return;
  const used = (dataset.words ?? "").split(" ").filter(Boolean) as Namespace[];
  await Promise.all(used.map((ns) => loadWords(lang, ns)));
}

/** The rest of the panel's words, so that no page that is gone to has to wait for its own. */
async function fetchOtherWords(): Promise<void> {
  const { lang } = document.documentElement;
  if (!isLanguage(lang)) return;
  for (const ns of namespaces) await loadWords(lang, ns).catch(() => {});
}

// What could not be fetched is asked for again as it is needed.
fetchUsedWords()
  .catch(() => {})
  .then(() =>
    startTransition(() => {
      hydrateRoot(
        document,
        <StrictMode>
          <Panel />
        </StrictMode>,
      );
    }),
  );
