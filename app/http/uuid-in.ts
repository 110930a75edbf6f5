import { notFound } from "./refusals.ts";

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as it stands in an address. Throws: 404 for what is none. */
export function uuidIn(text: string | null | undefined): string {
  if (!uuidForm.test(text ?? "")) throw notFound("page");
  return text!;
}
