/** Text that the cleaning below leaves as it is; most of what people type. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/**
 * One line of text: control characters cannot be typed and have no meaning in a name, and what cannot be seen (marks
 * of direction, spaces without width) only disguises one. Safe in the browser.
 */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
