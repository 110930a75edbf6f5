import type { Base } from "./revision.ts";

/** Names of the hidden fields and choices that `<BaseFields>` puts into a form. */
export const baseNames = { version: "version", from: "merge-from", take: "take-theirs" } as const;

const wholeNumber = (text: string | null) => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** Reads of which state a posted form was made. A form that does not say is taken for one of the first state. */
export function readBase(fields: URLSearchParams): Base {
  const from = wholeNumber(fields.get(baseNames.from));
  return {
    version: wholeNumber(fields.get(baseNames.version)) ?? 0,
    merge: from === null ? null : { from, take: fields.getAll(baseNames.take) },
  };
}
