import { z } from "zod";

/** What a column may be taken for, besides fields of the organisation's own: "custom.<key>". Empty: left out. */
export const plainTargets = [
  "email",
  "given_name",
  "family_name",
  "full_name",
  "phone",
  "street_address",
  "locality",
  "region",
  "postal_code",
  "country",
  "language",
  "tags",
  "created_at",
  "consent.email",
  "consent.sms",
] as const;

export type PlainTarget = (typeof plainTargets)[number];
export type ColumnTarget = PlainTarget | `custom.${string}` | "";

/** The one target that several columns may have. */
const SEVERAL: ColumnTarget = "tags";

export const ColumnTargetSchema = z.custom<ColumnTarget>(
  (text) =>
    typeof text === "string" &&
    (text === "" ||
      plainTargets.includes(text as PlainTarget) ||
      /^custom\.[a-z][a-z0-9_]{0,39}$/.test(text)),
  "unknown",
);

/** Whether two columns claim to be this. */
export const isTakenTwice = (targets: readonly ColumnTarget[], target: ColumnTarget): boolean =>
  target !== "" && target !== SEVERAL && targets.filter((each) => each === target).length > 1;
