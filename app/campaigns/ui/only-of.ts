/** The errors of one form where a page has several: those of the fields named. */
export function onlyOf(errors: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name)));
}
