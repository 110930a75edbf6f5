import { data, redirectDocument } from "@remix-run/node";
import { localPath } from "#app/i18n/language.ts";
import type { LetterReply } from "#app/letters/letter-from-form.server.ts";
import type { LetterStepReply } from "#app/letters/letter-view.ts";
import type { Visit } from "#app/platform/visit.ts";
import { neverKept } from "./cache-headers.ts";

/** What a posted form of a letter campaign is answered with: 303 where it was good, else the page with everything kept. */
export function letterAnswer(reply: LetterReply, slug: string, { language, query }: Visit) {
  const path = localPath(language, `/letters/${slug}`);
  switch (reply.kind) {
    case "met": {
      const next = new URLSearchParams(query);
      next.set("step", "write");
      return seeOther(`${path}?${next}`, reply.cookies);
    }
    case "written":
      return seeOther(`${path}/thanks`, reply.cookies);
    case "gone":
      return step({ at: "closed" }, 410);
    case "too-many":
      throw tooMany(reply.retryAfter);
    case "meet": {
      const { lost, reply: meet, letter } = reply;
      return step({ at: "meet", lost, meet, letter }, 422);
    }
    case "letter": {
      const { letter, errors, typed, cookies } = reply;
      return step({ at: "letter", letter, errors, typed }, 422, cookies);
    }
  }
}

const seeOther = (to: string, cookies: string[]) =>
  redirectDocument(to, { status: 303, headers: withCookies(cookies) });

/** The error page says it in words; what was typed is there when one goes back. */
function tooMany(retryAfter: number): Response {
  return new Response(null, {
    status: 429,
    headers: { "Retry-After": String(retryAfter), "Cache-Control": "no-store" },
  });
}

const step = (reply: LetterStepReply, status: number, cookies: string[] = []) =>
  data(reply, { status, headers: withCookies(cookies) });

function withCookies(cookies: string[]): Headers {
  const headers = new Headers(neverKept);
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
