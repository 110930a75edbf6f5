import type { MeetReply } from "#app/outreach/meet-visitor.server.ts";
import type { CallErrors } from "./call-form.ts";
import type { CallsView } from "./call-view.ts";

/** What a POST to a call page is answered with; the door makes the response. `cookies` are whole `Set-Cookie` values. */
export type CallReply =
  /** 303: whoever came is known now, and nothing was told of a call. */
  | { kind: "met"; cookies: string[] }
  /** 303: back to the page for the next one, or to the thanks after the last. */
  | { kind: "told"; isLast: boolean; cookies: string[] }
  /** 303: this browser is nobody again. */
  | { kind: "forgotten"; cookies: string[] }
  /** 422 at the form that asks who one is. `typed` keeps what was said of a call, too. */
  | (Extract<MeetReply, { kind: "invalid" }> & { at: "meet" })
  /** 422 above the same form: a call was told of, and nobody knows by whom. */
  | { kind: "unknown"; typed: Record<string, string> }
  /** 422 at the form that asks how a call went. `view` is the page as its visitor sees it. */
  | {
      kind: "invalid";
      at: "call";
      errors: CallErrors;
      typed: Record<string, string>;
      view: CallsView | null;
      cookies: string[];
    }
  /** 410 */
  | { kind: "gone" }
  /** 429 at either form; `retryAfter` in seconds. */
  | { kind: "too-many"; at: "meet" | "call"; retryAfter: number; typed: Record<string, string> };
