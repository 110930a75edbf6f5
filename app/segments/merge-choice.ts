/** Columns that are chosen together: a name is never half of one person and half of the other. */
export const mergeParts = {
  name: ["givenName", "familyName"],
  phone: ["phone"],
  place: ["streetAddress", "locality", "region", "postalCode", "country"],
  language: ["language"],
} as const;

export type MergePart = keyof typeof mergeParts;
export type MergeColumn = (typeof mergeParts)[MergePart][number];

export const mergePartNames = Object.keys(mergeParts) as MergePart[];

export type CustomAnswers = Record<string, string | number | boolean>;

/** As much of a person as is chosen from. */
export type Chooseable = Record<MergeColumn, string | null> & {
  id: string;
  email: string;
  custom: CustomAnswers;
};

/** What is taken from whom: the ids of the two, by part and by the key of an own field. */
export type MergeChoice = {
  /** Whose row and main address stay. */
  keptId: string;
  goneId: string;
  parts: Record<MergePart, string>;
  custom: Record<string, string>;
};

/** Whether the two say the same, so that there is nothing to choose. */
export function isSame(part: MergePart, one: Chooseable, other: Chooseable): boolean {
  return mergeParts[part].every((column) => (one[column] ?? "") === (other[column] ?? ""));
}

/** Whether somebody has anything there; everybody lives in some country. */
export function isBlank(part: MergePart, person: Chooseable): boolean {
  return mergeParts[part].every((column) => column === "country" || !person[column]);
}

/** The keys of the own fields that at least one of them has an answer to, in order. */
export function answeredKeys(one: Chooseable, other: Chooseable): string[] {
  return [...new Set([...Object.keys(one.custom), ...Object.keys(other.custom)])].sort();
}

/** Reads the form: whoever is named in a field is taken from; what is not named stays with the one who is kept. */
export function readMergeChoice(form: URLSearchParams, ids: [string, string]): MergeChoice {
  const named = (field: string) => ids.find((id) => id === form.get(field));
  const keptId = named("email") ?? ids[0];
  const goneId = keptId === ids[0] ? ids[1] : ids[0];
  const parts = Object.fromEntries(mergePartNames.map((part) => [part, named(part) ?? keptId]));
  const custom = [...form.keys()].flatMap((field) => {
    const key = /^custom\.(.+)$/.exec(field)?.[1];
    return key ? [[key, named(field) ?? keptId]] : [];
  });
  return { keptId, goneId, parts: parts as MergeChoice["parts"], custom: Object.fromEntries(custom) };
}
