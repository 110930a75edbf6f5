import type { z } from "zod";

/** What is wrong, by field: codes that the page has words for. */
export type FormErrors = Record<string, string>;

/** What was typed, for the form to come back with; secrets left out. */
export type Typed = Record<string, string | string[]>;

export type PanelForm<T> =
  | { ok: true; input: T; intent: string }
  | { ok: false; errors: FormErrors; typed: Typed; intent: string };

const SECRET = /password|code|current|next/i;

/**
 * Reads a form of the panel by a schema whose messages are error codes. `lists` names the fields that may stand
 * several times. `intent` says which of a page's forms it was.
 */
export function parsePanelForm<S extends z.ZodType>(
  fields: URLSearchParams,
  schema: S,
  { lists = [] }: { lists?: readonly string[] } = {},
): PanelForm<z.output<S>> {
  const typed: Typed = {};
  for (const name of new Set(fields.keys())) typed[name] = fields.get(name)!;
  for (const name of lists) typed[name] = fields.getAll(name);
  const intent = fields.get("intent") ?? "";
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, input: parsed.data, intent };
  const errors: FormErrors = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "form")] ??= message;
  return { ok: false, errors, typed: withoutSecrets(typed), intent };
}

/** The fields of a posted form. The front door has read and bounded it. */
export async function panelFields(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text());
}

function withoutSecrets(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !SECRET.test(name)));
}
