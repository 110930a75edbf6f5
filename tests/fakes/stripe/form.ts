import qs from "qs";
import { missing, refused } from "./faults.ts";

/** What a request sent, decoded: texts, and groups and lists of them. */
export type Form = { [name: string]: Form | Form[] | string | string[] | undefined };

/** Reads `a[b][0][c]=d`, in a body or a query. */
export function readForm(encoded: string): Form {
  return qs.parse(encoded, { depth: 10, arrayLimit: 100, parameterLimit: 2_000 }) as Form;
}

export function text(form: Form, name: string): string | null {
  const value = form[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export function needed(form: Form, name: string): string {
  const value = text(form, name);
  if (value === null) throw missing(name);
  return value;
}

export function integer(form: Form, name: string): number | null {
  const value = text(form, name);
  if (value === null) return null;
  if (!/^-?\d+$/.test(value)) throw refused(`Invalid integer: ${value}`, name, "parameter_invalid_integer");
  return Number(value);
}

export function yes(form: Form, name: string): boolean | null {
  const value = text(form, name);
  return value === null ? null : value === "true";
}

/** A group of fields; an absent one is empty. */
export function group(form: Form, name: string): Form {
  const value = form[name];
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function rows(form: Form, name: string): Form[] {
  const value = form[name];
  return Array.isArray(value) ? (value as Form[]) : Object.values((value ?? {}) as Record<string, Form>);
}

export function texts(form: Form, name: string): string[] {
  const value = form[name];
  if (typeof value === "string") return [value];
  return Object.values(value ?? {}) as string[];
}

/** Metadata after a request: keys are merged, an empty value takes its key away, an empty group takes all. */
export function mergedMetadata(
  form: Form,
  before: Record<string, string> | null = {},
): Record<string, string> {
  if (form.metadata === "") return {};
  const merged = { ...before, ...(group(form, "metadata") as Record<string, string>) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}
