/** Words without case, accents and what stands between them, with one space between: "josé O'Neil" is "jose o neil". */
export function foldedWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
