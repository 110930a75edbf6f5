import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

let domains: Set<string> | undefined;

/** Whether an address belongs to a service that hands out mailboxes for minutes; also its subdomains. */
export function isDisposable(email: string): boolean {
  domains ??= disposableEmailBlocklistSet();
  const labels = email
    .slice(email.lastIndexOf("@") + 1)
    .toLowerCase()
    .split(".");
  return labels.some((_, index) => index < labels.length - 1 && domains!.has(labels.slice(index).join(".")));
}
