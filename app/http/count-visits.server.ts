import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import type { VisitedPage } from "#app/reports/visit-counter.server.ts";
import type { Exchange } from "./exchange.server.ts";
import { visitSource } from "./visit-source.ts";

const COUNTED = /^(?:\/es)?\/(petition|campaign)s\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** What programs call themselves: crawlers, previews of links in messages, monitors, libraries, test browsers. */
const PROGRAM =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|whatsapp\/|embedly|monitor|uptime|pingdom|lighthouse|headless|phantom|curl|wget|python|java\/|okhttp|axios|node-fetch|undici|go-http|libwww|httpclient|scrapy|feed|validator|archiver/i;

// The same few hundred names come all day.
const programs = new LRUCache<string, boolean>({ max: 2_000 });

function isProgram(userAgent: string | undefined): boolean {
  if (!userAgent) return true;
  let known = programs.get(userAgent);
  if (known === undefined) {
    known = !userAgent.startsWith("Mozilla/") || PROGRAM.test(userAgent);
    programs.set(userAgent, known);
  }
  return known;
}

/** Whether a page was opened by somebody who looks at it: no program, nothing fetched ahead or by a script. */
export function isVisit(headers: IncomingHttpHeaders): boolean {
  const purpose = headers["sec-purpose"] ?? headers.purpose;
  if (typeof purpose === "string" && purpose.includes("prefetch")) return false;
  const destination = headers["sec-fetch-dest"];
  if (typeof destination === "string" && destination !== "document" && destination !== "iframe") return false;
  return !isProgram(headers["user-agent"]);
}

/** Tells the counter of visits about answers that are one. Costs about a microsecond. */
export function countVisits(
  count: (page: VisitedPage, source: string) => void,
  appOrigin: string,
): (exchange: Exchange) => void {
  const ownHost = new URL(appOrigin).hostname.replace(/^www\./, "");
  return ({ request, response, method, pathname, search }) => {
    if (method !== "GET" || (response.statusCode !== 200 && response.statusCode !== 304)) return;
    const [, kind, slug] = COUNTED.exec(pathname) ?? [];
    if (!slug || !isVisit(request.headers)) return;
    count({ kind: kind as VisitedPage["kind"], slug }, visitSource(search, request.headers.referer, ownHost));
  };
}
