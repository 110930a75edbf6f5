const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether something is a UUID as we write them: ask before the database, which throws at anything else. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && FORM.test(value);
}
