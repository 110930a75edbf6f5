/** Whether a line that should be a name holds a letter of any script. Safe in the browser. */
export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}
