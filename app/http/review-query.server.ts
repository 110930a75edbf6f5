import type { z } from "zod";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { Conditions, noConditions } from "#app/review/conditions.ts";

const PURPOSE = "review-conditions";
// As long as somebody may want to come back to a page of their history.
const SECONDS = 30 * 86_400;

/** What may be somebody's name or address: it stands sealed in an address, which history and logs keep. */
const sealed = ["words", "name"] as const;

/** The conditions of an address; what is unusable is left out. */
export function readReviewQuery(query: URLSearchParams): Conditions {
  const hidden = unseal<Record<string, string>>(PURPOSE, query.get("q") ?? "") ?? {};
  const given: Record<string, string> = {};
  for (const key of Object.keys(noConditions)) {
    const text = sealed.some((each) => each === key) ? hidden[key] : query.get(key);
    if (text && Conditions.safeParse({ [key]: text }).success) given[key] = text;
  }
  return Conditions.parse(given);
}

/** The query of conditions: "?petition=…", or nothing. */
export function reviewSearch(conditions: Conditions, more: Record<string, string> = {}): string {
  const { words, name, ...plain } = conditions;
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(plain))
    if (value !== null && value !== noConditions[key as keyof Conditions]) params.set(key, value);
  if (words || name) params.set("q", seal({ words, name }, PURPOSE, SECONDS));
  for (const [key, value] of Object.entries(more)) params.set(key, value);
  const text = params.toString();
  return text ? `?${text}` : "";
}

export type ConditionsReading =
  | { ok: true; conditions: Conditions }
  | { ok: false; errors: Record<string, string>; typed: Record<string, string> };

/** Reads a form of conditions: what it has fields for takes the place of what stood before. */
export function readConditionsForm(
  before: Conditions,
  fields: URLSearchParams,
  timeZone: string,
): ConditionsReading {
  const errors: Record<string, string> = {};
  const given: Record<string, unknown> = { ...before };
  for (const key of Object.keys(noConditions)) {
    const text = fields.get(key)?.trim();
    if (text === undefined) continue;
    const moment = key === "from" || key === "until";
    given[key] =
      text === "" ? (key === "standing" ? "held" : null) : moment ? instantOf(text, timeZone) : text;
    if (moment && text !== "" && given[key] === null) errors[key] = "bad-time";
  }
  for (const key of ["country", "region"] as const)
    if (typeof given[key] === "string") given[key] = given[key].toUpperCase();
  const parsed = Conditions.safeParse(given);
  if (!parsed.success)
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= codeOf(issue);
  else if (parsed.data.from && parsed.data.until && parsed.data.from >= parsed.data.until)
    errors.until ??= "not-after";
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, conditions: parsed.data };
  return { ok: false, errors, typed: Object.fromEntries(fields) };
}

const codeOf = (issue: z.core.$ZodIssue) => (issue.code === "too_big" ? "too-long" : "unknown");

function instantOf(local: string, timeZone: string): string | null {
  return instantIn(local, timeZone)?.toISOString() ?? null;
}
