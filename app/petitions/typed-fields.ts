import { fieldNames } from "./form-fields.ts";

const kept = [...fieldNames, "opt_in", "sms_opt_in", "source", "referrer", "k"] as const;

/**
 * What was typed, for a form that comes back with errors. Several partners are joined by commas; hidden
 * fields that the page makes anew stay out.
 */
export function typedFields(form: URLSearchParams): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const name of kept) {
    const value = form.get(name);
    if (value) typed[name] = value.slice(0, 5_000);
  }
  const partners = form.getAll("partner_opt_in").filter(Boolean).slice(0, 50);
  if (partners.length > 0) typed.partner_opt_in = partners.join(",").slice(0, 5_000);
  return typed;
}
