import { data, redirectDocument } from "@remix-run/node";
import { localPath } from "#app/i18n/language.ts";
import type { RepresentReply } from "#app/outreach/represent-signer.server.ts";
import type { RepresentativesReply } from "#app/outreach/ui/representatives-form.tsx";
import type { Visit } from "#app/platform/visit.ts";
import { neverKept } from "./cache-headers.ts";

/** The response to a signer who asked who represents them. */
export function representAnswer(reply: RepresentReply, slug: string, { language }: Visit) {
  const answer = (body: RepresentativesReply, status: number, more = {}) =>
    data(body, { status, headers: { ...neverKept, ...more } });
  switch (reply.kind) {
    case "invalid":
      return answer({ errors: reply.errors, typed: reply.typed }, 422);
    case "too-many":
      return answer({ errors: {}, typed: reply.typed, isTooMany: true }, 429, {
        "Retry-After": String(reply.retryAfter),
      });
    case "answered":
    case "nobody": {
      const headers = new Headers({ "Cache-Control": "no-store" });
      if (reply.kind === "answered") for (const each of reply.cookies) headers.append("Set-Cookie", each);
      const path = localPath(language, `/petitions/${slug}/thanks`);
      return redirectDocument(`${path}#represent`, { status: 303, headers });
    }
  }
}
