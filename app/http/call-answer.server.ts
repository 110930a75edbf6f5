import { data, redirect } from "@remix-run/node";
import type { CallErrors } from "#app/calls/call-form.ts";
import type { CallReply } from "#app/calls/call-reply.ts";
import type { CallsView } from "#app/calls/call-view.ts";
import { localPath } from "#app/i18n/language.ts";
import type { HomeChoice } from "#app/outreach/find-home.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { neverKept } from "./cache-headers.ts";

/** What a call page is told of a form that was not taken; "closed": it takes none any more. */
export type CallAnswer =
  | {
      at: "meet";
      errors?: Record<string, string[]>;
      typed: Record<string, string>;
      suggestion?: string;
      choices?: HomeChoice[];
      isUnknown?: boolean;
      isTooMany?: boolean;
    }
  | {
      at: "call";
      errors?: CallErrors;
      typed: Record<string, string>;
      /** Of somebody whose browser has only just been told who they are. */
      view?: CallsView | null;
      isTooMany?: boolean;
    }
  | { at: "closed" };

const answer = (body: CallAnswer, status: number, more: [string, string][] = []) =>
  data(body, { status, headers: [...Object.entries(neverKept), ...more] });

const setCookies = (cookies: string[]) => cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]);

/** The response to a form posted to a call page. */
export function callAnswer(reply: CallReply, slug: string, { language, query }: Visit) {
  switch (reply.kind) {
    case "met":
    case "told":
    case "forgotten": {
      const path = `/calls/${slug}${reply.kind === "told" && reply.isLast ? "/thanks" : ""}`;
      // Where somebody came from is kept for the calls that follow.
      const source = query.get("source");
      const from = source && !path.endsWith("/thanks") ? `?${new URLSearchParams({ source })}` : "";
      const headers = new Headers(setCookies(reply.cookies));
      headers.set("Cache-Control", "no-store");
      return redirect(localPath(language, path) + from, { status: 303, headers });
    }
    case "unknown":
      return answer({ at: "meet", typed: reply.typed, isUnknown: true }, 422);
    case "invalid": {
      if (reply.at === "call") {
        const { errors, typed, view, cookies } = reply;
        return answer({ at: "call", errors, typed, view }, 422, setCookies(cookies));
      }
      const { errors, typed, suggestion, choices } = reply;
      return answer({ at: "meet", errors, typed, suggestion, choices }, 422);
    }
    case "gone":
      return answer({ at: "closed" }, 410);
    case "too-many":
      return answer({ at: reply.at, typed: reply.typed, isTooMany: true }, 429, [
        ["Retry-After", String(reply.retryAfter)],
      ]);
  }
}
