import ipaddr from "ipaddr.js";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { foldedWords } from "./folded-words.ts";
import type { GuardList } from "./guard-list.ts";

/** Wider networks than these hold half a country: a slip of the finger, not a wish. */
const widest = { ipv4: 8, ipv6: 16 } as const;

const readers: Record<GuardList, (typed: string) => string | null> = {
  allow_network: networkOf,
  block_network: networkOf,
  block_email: (typed) => canonicalEmail(typed),
  block_domain: domainOf,
  disposable_domain: domainOf,
  block_word: (typed) => {
    const words = foldedWords(typed);
    return words.length >= 2 && words.length <= 100 ? words : null;
  },
};

/** The form in which a list keeps and compares what was typed: "203.0.113.0/24". Null: it is none. */
export function guardValue(list: GuardList, typed: string): string | null {
  return readers[list](typed.trim());
}

function networkOf(typed: string): string | null {
  const single = ipaddr.isValid(typed);
  if (!single && !ipaddr.isValidCIDR(typed)) return null;
  const [address, length] = single ? [ipaddr.process(typed), null] : ipaddr.parseCIDR(typed);
  const bits = length ?? (address.kind() === "ipv4" ? 32 : 128);
  if (bits < widest[address.kind()]) return null;
  const family = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${family.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
}

/** A domain with at least two labels, in its ASCII form. */
function domainOf(typed: string): string | null {
  const bare = typed.replace(/^[^@]*@/, "").replace(/\.$/, "");
  if (!/^[^\s/:?#@[\]]+\.[^\s/:?#@[\]]+$/.test(bare)) return null;
  try {
    const { hostname } = new URL(`http://${bare}`);
    return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(hostname) && !/^[\d.]+$/.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

/** What may be told of a value where personal data may not stand; null for somebody's own address. */
export function tellableValue(list: GuardList, value: string): string | null {
  if (list === "block_email") return null;
  if (list !== "allow_network" && list !== "block_network") return value;
  const bits = Number(value.split("/")[1]);
  return value.includes(":") ? (bits <= 64 ? value : null) : bits <= 24 ? value : null;
}
