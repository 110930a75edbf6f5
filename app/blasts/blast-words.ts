import { fieldOf, letters } from "./versions.ts";

/** Longest entries of a blast's form, in characters. */
export const longest = { name: 120, subject: 150, preheader: 120, senderName: 80, replyTo: 254 };

/** What of a blast is written in both languages. */
export const translatedFields = letters.flatMap((letter) =>
  ["subject", "preheader", "body"].map((field) => fieldOf(field, letter)),
);

/** What may stand in the words of a blast for something of each recipient's own: "{{ given_name }}". */
export const mergeNames = ["given_name", "family_name", "city", "state"] as const;

export type MergeName = (typeof mergeNames)[number];
