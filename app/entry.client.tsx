import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";

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
  useEffect(letThrough, []);
  return <RemixBrowser />;
}

for (const name of URGENT) window.addEventListener(name, keepFromReact, true);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Panel />
    </StrictMode>,
  );
});
