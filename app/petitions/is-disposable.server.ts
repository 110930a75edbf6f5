import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import type { Guard } from "#app/guard/compile-guard.ts";
import { suggestEmail } from "#app/mail/suggest-email.ts";

let domains: Set<string> | undefined;

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/**
 * Whether an address belongs to a service that hands out mailboxes for minutes; also its subdomains. A
 * mistyped "gmial.com" stands in the list too, but who writes it has a mailbox and slow fingers. `extra`: what
 * staff added to the list.
 */
export function isDisposable(email: string, extra?: Pick<Guard, "isDisposable">): boolean {
  if (extra?.isDisposable(domainOf(email))) return true;
  domains ??= disposableEmailBlocklistSet();
  const labels = domainOf(email).split(".");
  const isListed = labels.some(
    (_, index) => index < labels.length - 1 && domains!.has(labels.slice(index).join(".")),
  );
  return isListed && !isMistyped(email);
}

/**
 * A suggestion alone excuses nothing: "yopmail.com" resembles "hotmail.com" as well. One slip does, after
 * the first letter, which people seldom miss and imitations ("tmail.com") change.
 */
function isMistyped(email: string): boolean {
  const meant = suggestEmail(email);
  if (!meant) return false;
  const [typed, right] = [domainOf(email), domainOf(meant)];
  return typed[0] === right[0] && isOneSlip(typed, right);
}

/** Whether one letter was left out, added, replaced, or changed places with the next. */
function isOneSlip(typed: string, meant: string): boolean {
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const [one, other] = [typed.slice(same), meant.slice(same)];
  return (
    one === other.slice(1) ||
    one.slice(1) === other ||
    one.slice(1) === other.slice(1) ||
    (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2))
  );
}
