import { createPublicKey } from "node:crypto";
import { Resolver } from "node:dns/promises";

/** One thing that receiving servers look up about a sender. */
export type SenderCheck = {
  what: "spf" | "dkim" | "dmarc" | "mx";
  /** The name that was asked. */
  name: string;
  /** `off`: not set up on purpose. `unasked`: no answer came, which says nothing about the record. */
  state: "ok" | "weak" | "bad" | "off" | "unasked";
  /** Says which sentence explains it and what to do. */
  code: string;
  /** What was found, or how asking failed. */
  found: string | null;
};

export type Sender = {
  /** The domain after the "@" of the sender. */
  domain: string;
  /** The domain that mails come back to, where it is another one. */
  returnDomain?: string;
  dkim: { domain: string; selector: string; privateKey: string } | null;
};

type Ask = Pick<Resolver, "resolveTxt" | "resolveMx" | "resolve4" | "resolve6">;

const TIMEOUT_MS = 2_500;

/** A resolver that gives up soon. `servers`: "127.0.0.1:5353" instead of the system's own. */
export function soonResolver(servers?: string[]): Ask {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  if (servers) resolver.setServers(servers);
  return resolver;
}

/**
 * Looks SPF, DKIM, DMARC and the return path's MX up, as those who receive our mail do. Never throws: no answer
 * within some seconds is `unasked`, and a name that does not exist is an answer.
 * Source: RFC 7208 (SPF), 6376 (DKIM), 7489 (DMARC), 7505 (null MX).
 */
export function checkSender(
  { domain, returnDomain = domain, dkim }: Sender,
  ask: Ask = soonResolver(),
): Promise<SenderCheck[]> {
  return Promise.all([
    // SPF judges the envelope (RFC 7208, 2.4).
    checkSpf(ask, returnDomain),
    checkDkim(ask, domain, dkim),
    checkDmarc(ask, domain),
    checkMx(ask, returnDomain),
  ]);
}

type Verdict = Pick<SenderCheck, "state" | "code" | "found">;

async function guarded(
  what: SenderCheck["what"],
  name: string,
  look: () => Promise<Verdict>,
): Promise<SenderCheck> {
  try {
    return { what, name, ...(await look()) };
  } catch (error) {
    const found = (error as { code?: string }).code ?? (error as Error).message;
    return { what, name, state: "unasked", code: "unasked", found };
  }
}

/** Null: the name, or such a record of it, does not exist. */
async function orNone<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOTFOUND" || code === "ENODATA") return null;
    throw error;
  }
}

async function texts(ask: Ask, name: string, start: RegExp): Promise<string[]> {
  const records = (await orNone(ask.resolveTxt(name))) ?? [];
  return records.map((parts) => parts.join("")).filter((text) => start.test(text));
}

/** More lookups than these make a record void: RFC 7208, 4.6.4. */
const MOST_LOOKUPS = 10;

function checkSpf(ask: Ask, domain: string): Promise<SenderCheck> {
  return guarded("spf", domain, async () => {
    const found = await texts(ask, domain, /^v=spf1(\s|$)/i);
    if (found.length === 0) return { state: "bad", code: "spf-none", found: null };
    if (found.length > 1) return { state: "bad", code: "spf-several", found: found.join("\n") };
    const terms = found[0]!.toLowerCase().split(/\s+/).slice(1);
    const lookups = terms.filter((term) =>
      /^[+~?-]?(include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:|redirect=)/.test(term),
    );
    const verdict = (state: SenderCheck["state"], code: string) => ({ state, code, found: found[0]! });
    if (lookups.length > MOST_LOOKUPS) return verdict("bad", "spf-lookups");
    if (terms.some((term) => /^\+?all$/.test(term))) return verdict("bad", "spf-everybody");
    if (terms.some((term) => term === "?all")) return verdict("weak", "spf-neutral");
    if (!terms.some((term) => /^[~-]all$/.test(term) || term.startsWith("redirect="))) {
      return verdict("weak", "spf-open");
    }
    return verdict("ok", "spf-ok");
  });
}

function checkDkim(ask: Ask, domain: string, key: Sender["dkim"]): Promise<SenderCheck> {
  if (!key) {
    return Promise.resolve({ what: "dkim", name: domain, state: "off", code: "dkim-off", found: null });
  }
  const name = `${key.selector}._domainkey.${key.domain}`;
  return guarded("dkim", name, async () => {
    const [found, ...others] = await texts(ask, name, /(^|;)\s*p=/i);
    if (found === undefined) return { state: "bad", code: "dkim-none", found: null };
    const verdict = (state: SenderCheck["state"], code: string) => ({ state, code, found });
    if (others.length > 0) return verdict("bad", "dkim-several");
    const published = /(?:^|;)\s*p=([^;]*)/i.exec(found)![1]!.replace(/\s/g, "");
    if (published === "") return verdict("bad", "dkim-revoked");
    if (published !== publicKeyOf(key.privateKey)) return verdict("bad", "dkim-other");
    return isUnder(domain, key.domain) || isUnder(key.domain, domain)
      ? verdict("ok", "dkim-ok")
      : verdict("weak", "dkim-stranger");
  });
}

/** As a DKIM record has it: the key's SubjectPublicKeyInfo for RSA, its bare 32 bytes for Ed25519 (RFC 8463). */
function publicKeyOf(privateKey: string): string {
  const key = createPublicKey(privateKey.replaceAll("\\n", "\n"));
  const der = key.export({ format: "der", type: "spki" });
  return (key.asymmetricKeyType === "ed25519" ? der.subarray(-32) : der).toString("base64");
}

const isUnder = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

function checkDmarc(ask: Ask, domain: string): Promise<SenderCheck> {
  const labels = domain.split(".");
  // Of the domain itself, else of the ones above it, down to two labels.
  const names = labels.slice(0, -1).map((_, index) => `_dmarc.${labels.slice(index).join(".")}`);
  return guarded("dmarc", names[0]!, async () => {
    for (const name of names) {
      const found = await texts(ask, name, /^v=dmarc1/i);
      if (found.length > 1) return { state: "bad", code: "dmarc-several", found: found.join("\n") };
      if (found.length === 0) continue;
      const own = /(?:^|;)\s*p\s*=\s*(\w+)/i.exec(found[0]!)?.[1]?.toLowerCase();
      const below = /(?:^|;)\s*sp\s*=\s*(\w+)/i.exec(found[0]!)?.[1]?.toLowerCase();
      const policy = name === names[0] ? own : (below ?? own);
      if (policy === "none") return { state: "weak", code: "dmarc-watching", found: found[0]! };
      const known = policy === "quarantine" || policy === "reject";
      return { state: known ? "ok" : "bad", code: known ? "dmarc-ok" : "dmarc-broken", found: found[0]! };
    }
    return { state: "bad", code: "dmarc-none", found: null };
  });
}

function checkMx(ask: Ask, domain: string): Promise<SenderCheck> {
  return guarded("mx", domain, async () => {
    const records = await orNone(ask.resolveMx(domain));
    if (records && records.length > 0) {
      if (records.every(({ exchange }) => exchange === "" || exchange === ".")) {
        return { state: "bad", code: "mx-null", found: "." };
      }
      const hosts = records.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
      return { state: "ok", code: "mx-ok", found: hosts.join(", ") };
    }
    const addresses = (await orNone(ask.resolve4(domain))) ?? (await orNone(ask.resolve6(domain)));
    return addresses
      ? { state: "weak", code: "mx-address", found: addresses.join(", ") }
      : { state: "bad", code: "mx-none", found: null };
  });
}
