import { BlockList, isIP } from "node:net";
import { LRUCache } from "lru-cache";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { foldedWords } from "./folded-words.ts";
import type { GuardList, GuardReason } from "./guard-list.ts";

export type GuardRow = { list: GuardList; value: string; expiresAt: Date | null };

export type Poster = { email: string; names: (string | null)[]; address: string };

/** The lists, ready to be asked. */
export type Guard = {
  /** Whether this network address is on the list of those that limits and blocks leave alone. */
  allows(address: string): boolean;
  /** What speaks against somebody who posted a form. `email` canonical or as typed. */
  reasonsAgainst(poster: Poster): GuardReason[];
  /** Whether the extra list of throw-away mailboxes has this domain or one above it. */
  isDisposable(domain: string): boolean;
};

/** Puts the lists into shapes that are quick to ask. `now`: what has expired by then is left out. */
export function compileGuard(rows: GuardRow[], now: Date): Guard {
  const current = rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const of = (list: GuardList) => current.filter((row) => row.list === list).map(({ value }) => value);
  const allowed = addressTest(of("allow_network"));
  const blocked = addressTest(of("block_network"));
  const emails = new Set(of("block_email"));
  const domains = new Set(of("block_domain"));
  const disposable = new Set(of("disposable_domain"));
  const words = of("block_word").map((word) => ` ${word} `);
  return {
    allows: allowed,
    isDisposable: (domain) => hasDomain(disposable, domain),
    reasonsAgainst({ email, names, address }) {
      const reasons: GuardReason[] = [];
      if (blocked(address) && !allowed(address)) reasons.push("blocked.network");
      if (emails.size > 0 && emails.has(canonicalEmail(email) ?? email)) reasons.push("blocked.email");
      if (hasDomain(domains, domainOf(email))) reasons.push("blocked.domain");
      if (words.length > 0 && hasWord(words, names)) reasons.push("blocked.word");
      return reasons;
    },
  };
}

/** The part of an address after its last "@", in lower case. */
export const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

function hasDomain(domains: Set<string>, domain: string): boolean {
  if (domains.size === 0) return false;
  const labels = domain.split(".");
  return labels.some((_, index) => index < labels.length - 1 && domains.has(labels.slice(index).join(".")));
}

function hasWord(words: string[], names: (string | null)[]): boolean {
  const text = ` ${foldedWords(names.filter(Boolean).join(" "))} `;
  return words.some((word) => text.includes(word));
}

function addressTest(networks: string[]): (address: string) => boolean {
  if (networks.length === 0) return () => false;
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split("/");
    list.addSubnet(address!, Number(bits), isIP(address!) === 6 ? "ipv6" : "ipv4");
  }
  const known = new LRUCache<string, boolean>({ max: 10_000 });
  return (address) => {
    let answer = known.get(address);
    if (answer === undefined) {
      const type = isIP(address);
      answer = type !== 0 && list.check(address, type === 6 ? "ipv6" : "ipv4");
      known.set(address, answer);
    }
    return answer;
  };
}
