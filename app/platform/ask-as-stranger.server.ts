import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, fetch, type Response } from "undici";
import { log } from "./log.server.ts";
import { isPublicAddress } from "./public-address.ts";
import { isWebLink } from "./web-link.ts";

type Address = { address: string; family: number };

/** How a stranger finds servers. */
export type Stranger = {
  /** Addresses of a host's name. */
  resolve?: (host: string) => Promise<Address[]>;
  /** Where else it may go: for tests, whose server is on this machine. Nothing else may pass it. */
  alsoReach?: (address: string, port: number) => boolean;
};

/**
 * `refused`: not of the open web: another scheme or port, a name and password in the link, an address within some
 * network. `unreadable`: nobody answered, or not in time.
 */
export type NoAnswer = { outcome: "refused" } | { outcome: "unreadable" };

const MOST_REDIRECTS = 4;
const CONNECT_MS = 4_000;

/** Thrown where a connection was about to be made to what is not of the open web. */
class Refused extends Error {}

/**
 * Asks for a link that somebody names, as a stranger on the open internet could, and hands the answer to `read`, with
 * the address at which it was found after redirects. `timeoutMs` is for all of it, the reading too.
 *
 * Names are resolved here, and the connection goes to one of the addresses that were judged: what a name means a
 * moment later changes nothing. Every redirect is judged anew. It sends no cookie and keeps none.
 * Errors: outcomes cover all that the other side can do.
 * Source: docs/decisions/0029-links-are-fetched-as-a-stranger-would.md.
 */
export async function askAsStranger<T>(
  link: string,
  how: { headers: Record<string, string>; timeoutMs: number; stranger: Stranger },
  read: (response: Response, url: string) => Promise<T>,
): Promise<T | NoAnswer> {
  const agent = agentFor(how.stranger);
  const { headers } = how;
  const signal = AbortSignal.timeout(how.timeoutMs);
  try {
    let url = link;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (!isWebLink(url)) return { outcome: "refused" };
      const response = await fetch(url, { dispatcher: agent, redirect: "manual", signal, headers });
      const onward = redirectOf(response, url);
      if (onward === null) return await read(response, url);
      await response.body?.cancel();
      url = onward;
    }
    return { outcome: "unreadable" };
  } catch (error) {
    const refused = causes(error).some((cause) => cause instanceof Refused);
    log.debug({ err: error, refused }, "a link could not be fetched");
    return { outcome: refused ? "refused" : "unreadable" };
  } finally {
    void agent.destroy();
  }
}

function redirectOf(response: Response, from: string): string | null {
  const to = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || !to) return null;
  return URL.canParse(to, from) ? new URL(to, from).href : "";
}

function agentFor({ resolve = resolveName, alsoReach = () => false }: Stranger): Agent {
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
