import { z } from "zod";
import { guardLists } from "./guard-list.ts";

/** Most values that are added at once. */
export const MOST_VALUES = 50;

// The messages are codes: the page has the words.
const values = z
  .string({ error: "required" })
  .max(10_000, "too-long")
  .transform((text) =>
    text
      .split(/[\n,;]+/)
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine((lines) => lines.length > 0, "required")
  .refine((lines) => lines.length <= MOST_VALUES, "too-many");

const expires = z
  .string()
  .trim()
  .default("")
  .refine((day) => day === "" || !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), "past-day")
  // To the end of that day, wherever it ends last.
  .transform((day) => (day === "" ? null : new Date(Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000)));

/** What is put on a list; `now` for an end that has to lie ahead. */
export function guardForm(now: Date) {
  return z.object({
    list: z.enum(guardLists, { error: "unknown" }),
    values,
    reason: z.string({ error: "required" }).trim().min(1, "required").max(300, "too-long"),
    expires: expires.refine((end) => end === null || end > now, "past-day"),
  });
}
