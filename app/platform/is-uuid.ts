const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as we write them: ask before the database, which throws at anything else. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && FORM.test(text);
}
