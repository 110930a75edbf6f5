import { readShareCode } from "#app/petitions/share-code.ts";

const longest = 60;

const plain = (text: string | null) =>
  (text ?? "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .toLowerCase()
    .slice(0, longest);

/** The host of another site, without "www."; empty for our own and for what is no address. */
function otherSite(address: string | undefined, ownHost: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(address ?? "")?.[1] ?? "";
  return host === ownHost ? "" : plain(host);
}

/**
 * Where a visitor came from, in one word: what the address says, else a signer's own link, else the site before.
 * The database says the same of a signature (`signature_source`).
 */
export function visitSource(search: string, referrer: string | undefined, ownHost: string): string {
  if (search !== "") {
    const query = new URLSearchParams(search);
    const said = plain(query.get("source")) || plain(query.get("utm_source"));
    if (said) return said;
    if (readShareCode(query.get("s"))) return "link";
    const before = otherSite(query.get("referrer") ?? undefined, ownHost);
    if (before) return before;
  }
  return otherSite(referrer, ownHost) || "direct";
}
