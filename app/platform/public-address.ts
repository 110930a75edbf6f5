import ipaddr from "ipaddr.js";

/**
 * Addresses in networks that anybody may use, behind which a provider of machines answers only its own customers:
 * Azure's agent.
 */
const SERVICES = new Set(["168.63.129.16"]);

/** What the world's IPv6 hosts are given addresses from; everything else is special. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to a host of the open internet. Everything else is no business of a stranger's link:
 * loopback, private and link-local networks (with the metadata services of clouds), carriers' inner networks,
 * multicast, IPv6's local addresses, and IPv4 addresses that travel inside IPv6 ones.
 * What is no address at all is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (parsed instanceof ipaddr.IPv6) return parsed.match(GLOBAL_UNICAST);
  return !SERVICES.has(parsed.toString());
}
