import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, fetch, type Response } from "undici";
import { decodePage } from "./decode-page.ts";
import { log } from "./log.server.ts";
import { isPublicAddress } from "./public-address.ts";
import { isWebLink } from "./web-link.ts";

export type FetchedPage =
  /** `url`: where it was found, after redirects. `html`: as much as was read. */
  | { outcome: "page"; url: string; html: string }
  /** Not a page of the open web: another scheme or port, a name and password in it, an address within some network. */
  | { outcome: "refused" }
  /** Nobody answered, or not in time, or not with a page of HTML. */
  | { outcome: "unreadable" };

type Address = { address: string; family: number };

export type PageFetcher = {
  /** Addresses of a host's name. */
  resolve?: (host: string) => Promise<Address[]>;
  /** Where else it may go: for tests, whose server is on this machine. Nothing else may pass it. */
  alsoReach?: (address: string, port: number) => boolean;
};

const MOST_REDIRECTS = 4;
const TIMEOUT_MS = 8_000;
const CONNECT_MS = 4_000;
/** What a page says of itself stands at its head; the rest of a longer one is not read. */
const MOST_BYTES = 1_500_000;

/** Thrown where a connection was about to be made to what is not of the open web. */
class Refused extends Error {}

/**
 * Fetches a page that somebody names, as a stranger on the open internet could.
 *
 * Names are resolved here, and the connection goes to one of the addresses that were judged: what a name means a
 * moment later changes nothing. Every redirect is judged anew. It sends no cookie and keeps none; it reads HTML
 * alone, for a few seconds, up to a size (counted after decompression).
 * Errors: outcomes cover all that the other side can do.
 * Source: docs/decisions/0029-links-are-fetched-as-a-stranger-would.md.
 */
export async function fetchPage(link: string, fetcher: PageFetcher = {}): Promise<FetchedPage> {
  const agent = agentFor(fetcher);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    let url = link;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (!isWebLink(url)) return { outcome: "refused" };
      const response = await fetch(url, { dispatcher: agent, redirect: "manual", signal, headers: asked });
      const onward = redirectOf(response, url);
      if (onward === null) return await readPage(response, url);
      await response.body?.cancel();
      url = onward;
    }
    return { outcome: "unreadable" };
  } catch (error) {
    const refused = causes(error).some((cause) => cause instanceof Refused);
    log.debug({ err: error, refused }, "a page could not be fetched");
    return { outcome: refused ? "refused" : "unreadable" };
  } finally {
    void agent.destroy();
  }
}

const asked = {
  "User-Agent": "Mozilla/5.0 (compatible; Groundswell)",
  Accept: "text/html,application/xhtml+xml",
  "Accept-Language": "en, es;q=0.9",
};

function redirectOf(response: Response, from: string): string | null {
  const to = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || !to) return null;
  return URL.canParse(to, from) ? new URL(to, from).href : "";
}

async function readPage(response: Response, url: string): Promise<FetchedPage> {
  const contentType = response.headers.get("content-type") ?? "";
  if (!response.ok || !/^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType)) {
    await response.body?.cancel();
    return { outcome: "unreadable" };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return {
    outcome: "page",
    url,
    html: decodePage(Buffer.concat(chunks).subarray(0, MOST_BYTES), contentType),
  };
}

function agentFor({ resolve = resolveName, alsoReach = () => false }: PageFetcher): Agent {
  const may = (address: string, port: number) =>
    (isPublicAddress(address) && (port === 80 || port === 443)) || alsoReach(address, port);
  return new Agent({ connect: connectorFor(resolve, may), maxHeaderSize: 32_768, pipelining: 0 });
}

/** Connects where it may: judged before (an address in place of a name is never looked up), between, and after. */
function connectorFor(
  resolve: (host: string) => Promise<Address[]>,
  may: (address: string, port: number) => boolean,
): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
    const host = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !may(host, port)) return callback(new Refused(host), null);
    const lookup: LookupFunction = (name, _, found) => {
      resolve(name).then(
        (addresses) => {
          const bad = addresses.find(({ address }) => !may(address, port));
          if (bad) found(new Refused(`${name} is ${bad.address}`), []);
          else found(null, addresses);
        },
        (error) => found(error, []),
      );
    };
    buildConnector({ lookup, timeout: CONNECT_MS })(options, (error, socket) => {
      if (error) return callback(error, null);
      if (may(socket.remoteAddress ?? "", socket.remotePort ?? 0)) return callback(null, socket);
      socket.destroy();
      callback(new Refused(socket.remoteAddress), null);
    });
  };
}

function resolveName(host: string): Promise<Address[]> {
  return systemLookup(host, { all: true });
}

/** An error with those it was caused by. */
function causes(error: unknown): unknown[] {
  const all: unknown[] = [];
  for (let at = error; at instanceof Error && all.length < 10; at = at.cause) {
    all.push(at, ...(at instanceof AggregateError ? at.errors : []));
  }
  return all;
}
