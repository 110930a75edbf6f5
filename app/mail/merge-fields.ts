/** Stands for a personal value in a mail that is rendered once for many people. */
export type MergeFields = {
  /** Keeps a value for one recipient and returns the mark that stands for it in the template. */
  field(value: string): string;
  values: readonly string[];
};

// Nobody outside can guess it, so no text of theirs can pass for a mark.
const mark = `m${crypto.randomUUID().replaceAll("-", "")}`;
const marks = new RegExp(`${mark}x(\\d+)x`, "gi");

/** Starts the personal values of one mail. The same order of calls gives the same marks. */
export function mergeFields(): MergeFields {
  const values: string[] = [];
  return {
    values,
    field(value) {
      values.push(value.replace(/\p{Cc}+/gu, " "));
      return `${mark}x${values.length - 1}x`;
    },
  };
}

/** Puts the values where their marks stand; in HTML they are escaped, for text and attributes alike. */
export function fillIn(template: string, { values }: MergeFields, part: "html" | "text"): string {
  return template.replace(marks, (_, index) => {
    const value = values[Number(index)] ?? "";
    return part === "html" ? escapeHtml(value) : value;
  });
}

/** A template in pieces, for a stencil: what is the same for everybody, and the number of the value between. */
export function inPieces(template: string): (string | number)[] {
  return template.split(marks).map((piece, at) => (at % 2 ? Number(piece) : piece));
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text and attributes alike. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character]!);
}
