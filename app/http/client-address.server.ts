import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";

/**
 * Writes an address in its one shortest form: IPv6 compressed and without zone, IPv4 inside IPv6 as IPv4,
 * no port. Null when it is none.
 */
export function normaliseAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

/**
 * The visitor's address. `hops` (TRUST_PROXY) is how many proxies stand in front of us: each appends the
 * address it saw to `X-Forwarded-For`, so the visitor is that many entries from the right. What stands
 * further left is the visitor's own invention.
 */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = hops > 0 ? request.headers["x-forwarded-for"] : undefined;
  if (forwarded) {
    const seen = String(forwarded).split(",");
    const address = normaliseAddress(seen[Math.max(0, seen.length - hops)]!);
    if (address) return address;
  }
  // Most peers are IPv4 already; parsing them would only cost time.
  return /^\d+\.\d+\.\d+\.\d+$/.test(peer) ? peer : (normaliseAddress(peer) ?? "");
}

/** Tells whether a peer sits on this machine or on its private network. */
export function isPrivatePeer(address: string): boolean {
  const known = normaliseAddress(address);
  return (
    known !== null &&
    ["loopback", "private", "uniqueLocal", "linkLocal"].includes(ipaddr.process(known).range())
  );
}
