/** A form that came back begins with what is wrong: the focus goes there, as after any answer to a press. */
export function focusSummary(summary: HTMLElement): void {
  summary.focus();
}
