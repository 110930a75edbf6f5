import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Command } from "./command-palette.tsx";

/** How long after "g" its letter may come. */
const PATIENCE_MS = 1_500;

/** Longer ago than any patience: time stamps begin with the page. */
const NEVER = Number.NEGATIVE_INFINITY;

type Shortcuts = { commands: Command[]; openPalette: () => void; openHelp: () => void };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/**
 * The keys of the panel: Ctrl or Cmd and K opens the palette, "g" and a letter go to a page, "/" into the page's
 * search, "?" lists them. While somebody types, all but the first are letters.
 */
export function useShortcuts({ commands, openPalette, openHelp }: Shortcuts): void {
  const navigate = useNavigate();
  const since = useRef(NEVER);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === "k") {
        event.preventDefault();
        return openPalette();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const afterG = event.timeStamp - since.current < PATIENCE_MS;
      since.current = key === "g" && !afterG ? event.timeStamp : NEVER;
      if (afterG) {
        // The keys of a list listen further out: this letter is not theirs.
        event.preventDefault();
        const command = commands.find(({ letter }) => letter === key);
        if (command) navigate(command.href);
      } else if (event.key === "?") openHelp();
      else if (event.key === "/") {
        const search = document.querySelector<HTMLInputElement>("input[type=search]");
        if (!search) return;
        event.preventDefault();
        search.focus();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [commands, navigate, openPalette, openHelp]);
}
