/** Whether a language of a petition can be shown. One that cannot stands back for the other. */
export function canBeShown({ title, target }: { title: string; target: string }): boolean {
  return title.trim() !== "" && target.trim() !== "";
}
