const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text has the form of our ids: what has not is asked of no database. */
export function isUuid(text: string | null | undefined): text is string {
  return form.test(text ?? "");
}
