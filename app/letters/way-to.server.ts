import { canonicalEmail, deliverableEmail } from "#app/mail/canonical-email.ts";
import { stoppedAmong } from "#app/mail/suppression.server.ts";
import type { Link } from "#app/officials/office-found.ts";
import type { Target } from "#app/targets/target.ts";

/** How a letter gets to an office. */
export type WayTo =
  /** Mailed from here. */
  | { way: "mail"; address: string }
  /** Copied into the office's own form, or taken to whatever page it has; null: it publishes neither. */
  | { way: "form"; address: string | null };

/**
 * How each of these officials is written to, in their order. An address that mail came back from is not used: the
 * office's form is. Source of addresses: the officials' public contacts.
 */
export async function waysTo(targets: Pick<Target, "official">[]): Promise<WayTo[]> {
  const addresses = targets.map(({ official: { links } }) => mailAddressIn(links));
  const stopped = await stoppedAmong(
    addresses.flatMap((address) => (address ? (canonicalEmail(address) ?? []) : [])),
  );
  return targets.map(({ official: { links } }, at) => {
    const address = addresses[at] ?? null;
    if (address && !stopped.has(canonicalEmail(address)!)) return { way: "mail", address };
    return { way: "form", address: pageIn(links) };
  });
}

function mailAddressIn(links: Link[]): string | null {
  const found = links.find(({ kind, value }) => kind === "email" && deliverableEmail(value));
  return found ? deliverableEmail(found.value) : null;
}

/** The page on which an office is written to: its form, else its site. */
export function pageIn(links: Link[]): string | null {
  const web = links.filter(({ value }) => /^https?:\/\//.test(value));
  return (
    (web.find(({ kind }) => kind === "form") ?? web.find(({ kind }) => kind === "website"))?.value ?? null
  );
}
