/** A piece of XML that may stand in another one as it is. */
class Xml {
  constructor(readonly text: string) {}
}

// What XML 1.0 cannot say even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function print(value: unknown): string {
  if (Array.isArray(value)) return value.map(print).join("");
  if (value instanceof Xml) return value.text;
  if (value === null || value === undefined || value === false) return "";
  return String(value)
    .replace(unsayable, "")
    .replace(/[&<>"']/g, (character) => escapes[character]!);
}

/** Template tag: what is filled in is escaped, unless it is XML of this tag; lists are joined, null is nothing. */
export function xml(parts: TemplateStringsArray, ...values: unknown[]): Xml {
  return new Xml(parts.reduce((text, part, index) => text + print(values[index - 1]) + part));
}

/** The document as it goes over the wire. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.text}\n`;
}

export type { Xml };
