import { notFound } from "#app/http/refusals.ts";

// GET anything that has no page
export function loader() {
  throw notFound("page");
}

// A form posted to nowhere is refused like a visit to nowhere.
export const action = loader;

export default function NotFoundRoute() {
  return null;
}
