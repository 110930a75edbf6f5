import { useEffect, useRef } from "react";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

/**
 * Keys of a list whose rows are judged one after the other: "j" and "k" go down and up, "x" ticks a row, and each
 * of `keys` presses the button of the row that carries it as `data-key`. Rows carry `data-row`. When a row goes
 * away, the one that took its place has the focus.
 */
export function useListKeys(rowIds: readonly string[], keys: readonly string[]) {
  const list = useRef<HTMLUListElement>(null);
  const at = useRef(-1);
  const known = useRef(rowIds);

  useEffect(() => {
    const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const go = (to: number) => {
      const all = rows();
      at.current = Math.max(0, Math.min(to, all.length - 1));
      all[at.current]?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const focused = rows().findIndex((row) => row.contains(document.activeElement));
      if (focused >= 0) at.current = focused;
      if (event.key === "j") return go(at.current + 1);
      if (event.key === "k") return go(at.current - 1);
      const row = rows()[focused];
      if (!row) return;
      if (event.key === "x") row.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
      else if (keys.includes(event.key)) {
        row.querySelector<HTMLButtonElement>(`button[data-key="${event.key}"]`)?.click();
      }
    };
    // Further out than the panel's own keys, which come first.
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [keys]);

  useEffect(() => {
    const before = known.current;
    known.current = rowIds;
    if (at.current < 0 || before.every((id) => rowIds.includes(id))) return;
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-row]");
    rows?.[Math.min(at.current, rows.length - 1)]?.focus();
  }, [rowIds]);

  return list;
}
