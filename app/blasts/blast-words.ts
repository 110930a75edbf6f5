import { fieldOf, letters } from "./versions.ts";

/** Longest entries of a blast's form, in characters. */
export const longest = { name: 120, subject: 150, preheader: 120, senderName: 80, replyTo: 254 };

/** What of a blast is written in both languages. */
export const translatedFields = letters.flatMap((letter) =>
  ["subject", "preheader", "body"].map((field) => fieldOf(field, letter)),
);

/** What may stand in the words of a blast for something of each recipient's own: "{{ given_name }}". */
export const mergeNames = [
  ...["given_name", "family_name", "city", "state"],
  ...["officials", "positions", "last_deed", "ask_amount"],
] as const;

export type MergeName =
  | "given_name"
  | "family_name"
  | "city"
  | "state"
  /** Who represents them where the campaign's measure is decided: "Ana Lee and Bo Chu". */
  | "officials"
  /** The same, and where each of them stands. */
  | "positions"
  /** What they did last, to follow "you": "signed our petition". */
  | "last_deed"
  /** What to ask of them who have given: somewhat more than the last time, rounded. */
  | "ask_amount";
