/** What can be wrong with a row; each has its words at `problems.<code>` of the namespace "imports". */
export const problemCodes = [
  "email.missing",
  "email.invalid",
  "name.link",
  "name.long",
  "name.letters",
  "phone.invalid",
  "postal.us",
  "postal.ca",
  "postal.form",
  "postal.mismatch",
  "region.unknown",
  "country.unknown",
  "language.unknown",
  "date.unreadable",
  "date.future",
  "text.long",
  "tag.long",
  "tags.many",
  "consent.unreadable",
  "custom.number",
  "custom.day",
  "custom.choice",
  "custom.yes-no",
  "custom.too-long",
  "row.long",
  "row.twice",
  "person.twice",
  "person.suppressed",
  "person.erased",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  code: ProblemCode;
  /** Place of the column from 0; null: the row as a whole. */
  column: number | null;
  /** The other row of somebody who stands there twice. */
  otherRow?: number;
};

/** Without these values a row is worth nothing, or says the opposite of what would be kept. */
const always: readonly ProblemCode[] = ["email.missing", "email.invalid", "name.link", "consent.unreadable"];

/** Whether a row with this is refused whatever the plan says of values that cannot be read. */
export const isAlwaysRefused = ({ code, column }: Problem): boolean =>
  column === null || always.includes(code);
