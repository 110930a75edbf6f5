/** What a visitor looked for. */
export type Subject = "page" | "petition" | "campaign" | "post" | "link";

/** What an error boundary finds in `error.data`. */
export interface Refusal {
  refusal: "not-found" | "gone";
  what: Subject;
}

function refuse(status: 404 | 410, body: Refusal): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** To be thrown by a loader or action: 404, there never was such a thing. */
export function notFound(what: Subject): Response {
  return refuse(404, { refusal: "not-found", what });
}

/** To be thrown by a loader or action: 410, it is over, expired or taken down. */
export function gone(what: Subject): Response {
  return refuse(410, { refusal: "gone", what });
}

/** Reads `error.data` of a caught refusal; null when something else was thrown. */
export function readRefusal(data: unknown): Refusal | null {
  const refusal = data as Refusal | null;
  return refusal?.refusal === "not-found" || refusal?.refusal === "gone" ? refusal : null;
}

/** To be thrown by a loader or action of the panel: 403, the role does not allow it. */
export function forbidden(permission: string): Response {
  return Response.json({ refusal: "forbidden", permission }, { status: 403 });
}
