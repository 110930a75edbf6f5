import { createHash } from "node:crypto";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { type Exchange, send } from "./exchange.server.ts";
import {
  documentHeaders,
  type FlatHeaders,
  type Surroundings,
  safetyHeaders,
} from "./security-headers.server.ts";

/** The statuses this page has words for. */
export type FallbackStatus = 400 | 403 | 404 | 405 | 408 | 413 | 414 | 415 | 429 | 500 | 503;

/** Self-contained: it must stand when neither React, nor the database, nor a stylesheet can be had. */
const STYLE = `
:root{--paper:#FCF9F1;--ink:#1B1837;--head:#26235F;--spot:#F9AE1B;--act:#D2351A;--on-act:#FCF9F1;--muted:#636089;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#15142A;--ink:#F4EEDF;--head:#F4EEDF;--act:#FF7A5C;--on-act:#1B0C08;--muted:#BDB7CE}}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;display:grid;align-content:center;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.58 "Libre Franklin","Franklin Gothic Book",Arial,sans-serif}
main{width:100%;max-width:44rem;margin:auto;padding:3rem clamp(1.125rem,4vw,2.5rem)}
.rule{border-top:7px solid var(--head);border-bottom:2px solid var(--head);height:12px}
.kicker{display:inline-block;margin:1.5rem 0 1rem;padding:.42rem .6rem .45rem;background:var(--spot);color:#26235F;font:800 .875rem/1 "Bowlby One","Arial Black",sans-serif}
h1{font:400 clamp(3.5rem,15vw,7.5rem)/.86 "League Gothic",Impact,Haettenschweiler,"Arial Narrow Bold",sans-serif;text-transform:uppercase;color:var(--head);text-wrap:balance;overflow-wrap:break-word}
p{max-width:34em;margin-top:1.5rem;font-size:1.2rem;line-height:1.45;text-wrap:pretty}
a{display:inline-block;margin-top:2rem;padding:1rem 1.5rem;background:var(--act);color:var(--on-act);box-shadow:5px 5px 0 var(--spot);font:800 1.125rem/1.1 "Bowlby One","Arial Black",sans-serif;text-decoration:none}
a:focus-visible{outline:3px solid var(--head);outline-offset:3px}
small{display:block;margin-top:2rem;font-size:.8125rem;color:var(--muted)}
`;
const styleHash = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/** Who asks for these reads no HTML. */
const MACHINES = /\.json$|^\/(?:api|hooks)\//;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function html({ language, id }: Exchange, status: FallbackStatus, seconds: number): string {
  const t = translator(language, "errors") as (key: string, values: Record<string, unknown>) => string;
  const line = (key: string, values: Record<string, unknown> = {}) => escapeHtml(t(key, values));
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${line(`${status}.title`)}</title><style>${STYLE}</style></head>
<body><main><div class="rule"></div><p class="kicker">${line("kicker", { status })}</p>
<h1>${line(`${status}.title`)}</h1><p>${line(`${status}.text`, { seconds })}</p>
<a href="${localPath(language, "/")}">${line("home")}</a><small>${line("request", { id })}</small></main></body></html>
`;
}

/**
 * Answers with an error in the visitor's language, from nothing but this file and its words. Never a stack,
 * never a name of anything inside. `retryAfter` in seconds goes out as a header with 429 and 503.
 */
export function sendErrorPage(
  exchange: Exchange,
  status: FallbackStatus,
  surroundings: Surroundings,
  { retryAfter = 0, headers = [] }: { retryAfter?: number; headers?: FlatHeaders } = {},
): void {
  const forMachines = MACHINES.test(exchange.pathname);
  const body = Buffer.from(
    forMachines
      ? JSON.stringify({ error: status, request: exchange.id })
      : html(exchange, status, retryAfter),
  );
  const all = [
    ...safetyHeaders(surroundings, exchange.pathname, "text/html"),
    ...documentHeaders(surroundings, { styleHash }),
    ...headers,
    "Content-Type",
    forMachines ? "application/json" : "text/html; charset=utf-8",
    "Cache-Control",
    "no-store",
    "Content-Length",
    String(body.length),
  ];
  if (retryAfter > 0) all.push("Retry-After", String(retryAfter));
  send(exchange, status, all, body);
}
