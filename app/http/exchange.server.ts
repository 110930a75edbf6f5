import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Language, languageOfPath } from "#app/i18n/language.ts";
import { recordExchange } from "./access-log.server.ts";
import type { RequestTarget } from "./request-target.ts";
import type { FlatHeaders } from "./security-headers.server.ts";

/** One request and its answer on the way through the front door. */
export interface Exchange extends RequestTarget {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  id: string;
  language: Language;
  /** Milliseconds of `performance.now()`. */
  startedAt: number;
}

const SANE_ID = /^[\w.-]{8,64}$/;

// Unlike any other process's; what follows only has to differ within this one.
const OF_THIS_PROCESS = randomBytes(9).toString("base64url").replaceAll("-", "_");
let opened = 0;

function newRequestId(): string {
  opened += 1;
  return `${OF_THIS_PROCESS}-${opened.toString(36)}`;
}

/** Takes over a proxy's request id if it is harmless, else makes one. */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
): Exchange {
  const given = request.headers["x-request-id"];
  // Named one by one: spreading costs more than everything else that is done here.
  return {
    pathname: target.pathname,
    search: target.search,
    request,
    response,
    method: request.method ?? "GET",
    id: typeof given === "string" && SANE_ID.test(given) ? given : newRequestId(),
    language: languageOfPath(target.pathname),
    startedAt: performance.now(),
  };
}

/**
 * Writes the head of an answer. Vite's middleware in development may have set headers already; node would then
 * keep only the last of several cookies.
 */
export function beginAnswer({ response, id }: Exchange, status: number, headers: FlatHeaders): void {
  const all = headers.concat("X-Request-Id", id);
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, all);
    return;
  }
  for (let at = 0; at < all.length; at += 2) response.appendHeader(all[at]!, all[at + 1]!);
  response.writeHead(status);
}

/** Writes an answer in one piece. Node itself leaves the body out for HEAD, 204 and 304. */
export function send(exchange: Exchange, status: number, headers: FlatHeaders, body?: Buffer | string): void {
  const { response } = exchange;
  if (response.headersSent) return;
  // The client left while the answer was being made.
  if (response.destroyed) {
    recordExchange(exchange, status, true);
    return;
  }
  beginAnswer(exchange, status, headers);
  response.end(body);
  recordExchange(exchange, status);
}
