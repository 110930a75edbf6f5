import { hasLetter } from "#app/supporters/has-letter.ts";
import { hasLink } from "#app/supporters/has-link.ts";

const emailForm = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const usPostalForm = /^\d{5}([-\s\u2010-\u2015]?\d{4})?$/;

/** What one field holds, as far as a quick look needs to know. */
export type Look = { name: string; value: string; required: boolean; country: string };

/**
 * A quick look at one field: what is certainly wrong with it. The server checks everything again and more;
 * whatever passes there must pass here, or somebody could not sign.
 */
export function fieldProblem({
  name,
  value,
  required,
  country,
}: Look): "missing" | "invalid" | "link" | null {
  const text = value.trim();
  if (text === "") return required ? "missing" : null;
  if (name === "given_name" && !hasLetter(text)) return "invalid";
  if ((name === "given_name" || name === "family_name") && hasLink(text)) return "link";
  if (name === "email" && !emailForm.test(text)) return "invalid";
  if (name === "postal_code" && country === "US" && !usPostalForm.test(text)) return "invalid";
  if (name === "phone" && country === "US" && !text.startsWith("+") && text.replace(/\D/g, "").length < 10)
    return "invalid";
  return null;
}
