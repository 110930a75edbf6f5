import { isCalendarDay } from "#app/platform/iso-date.ts";
import type { OverrideSubject } from "#app/platform/prisma/enums.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { isWebLink } from "#app/platform/web-link.ts";

/** What a field is corrected to; null: nothing is known. */
export type CorrectedValue = string | number | boolean | null;

type Kind = "text" | "day" | "phone" | "link" | "seats" | "chamber" | "hidden";

/** Fields that can be corrected, by their names in code. "hidden": it is shown to nobody. */
const FIELDS: Record<OverrideSubject, Record<string, Kind>> = {
  official: {
    name: "text",
    familyName: "text",
    givenName: "text",
    party: "text",
    photoUrl: "link",
    hidden: "hidden",
  },
  office: { seats: "seats", chamber: "chamber", hidden: "hidden" },
  term: { startOn: "day", endOn: "day", hidden: "hidden" },
  contact_place: {
    phone: "phone",
    fax: "phone",
    street: "text",
    locality: "text",
    region: "text",
    postalCode: "text",
    hidden: "hidden",
  },
  contact_link: { value: "text", hidden: "hidden" },
};

export const correctable = (kind: OverrideSubject): string[] => Object.keys(FIELDS[kind]);

/** Names and numbers of seats cannot be unknown. */
const NEEDED = new Set(["name", "familyName", "seats", "value", "hidden"]);
const LONGEST = 500;

/**
 * Reads what somebody typed for a field; "" is null, "nothing known". Days as "2026-08-05", telephone numbers in any
 * spelling, "hidden" as yes or no. `problem`: there is no such field, or it is no value for it.
 */
export function readCorrection(
  kind: OverrideSubject,
  field: string,
  typed: string,
): { value: CorrectedValue } | { problem: "field" | "value" } {
  const type = FIELDS[kind][field];
  if (!type) return { problem: "field" };
  const text = typed.trim();
  if (text === "") return NEEDED.has(field) ? { problem: "value" } : { value: null };
  const value = readers[type](text);
  return value === undefined ? { problem: "value" } : { value };
}

const readers: Record<Kind, (text: string) => CorrectedValue | undefined> = {
  text: (text) => (text.length <= LONGEST ? text : undefined),
  day: (text) => (isCalendarDay(text) ? text : undefined),
  phone: (text) => readPhone(text, "US") ?? undefined,
  link: (text) => (isWebLink(text) ? text : undefined),
  seats: (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
  chamber: (text) => (text === "upper" || text === "lower" ? text : undefined),
  hidden: (text) => ({ yes: true, no: false })[text],
};
