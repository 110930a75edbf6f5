/** How a mail provider treats the part before the "@". Domains in one row are one mailbox. */
type Provider = { domains: string[]; ignoresDots?: boolean; ignoresPlus: boolean; dashIsDot?: boolean };

/**
 * Only what the providers document; a rule that is wrong would make two people one signer.
 * The first domain of a row is the canonical one. Outlook's domains are separate mailboxes.
 */
const providers: Provider[] = [
  { domains: ["gmail.com", "googlemail.com"], ignoresDots: true, ignoresPlus: true },
  { domains: ["outlook.com"], ignoresPlus: true },
  { domains: ["outlook.es"], ignoresPlus: true },
  { domains: ["hotmail.com"], ignoresPlus: true },
  { domains: ["hotmail.es"], ignoresPlus: true },
  { domains: ["live.com"], ignoresPlus: true },
  { domains: ["msn.com"], ignoresPlus: true },
  { domains: ["icloud.com", "me.com", "mac.com"], ignoresPlus: true },
  { domains: ["proton.me", "protonmail.com", "pm.me"], ignoresDots: true, ignoresPlus: true },
  { domains: ["fastmail.com"], ignoresPlus: true },
  { domains: ["fastmail.fm"], ignoresPlus: true },
  { domains: ["yandex.ru", "yandex.com", "ya.ru"], dashIsDot: true, ignoresPlus: true },
];

const byDomain = new Map(
  providers.flatMap((provider) => provider.domains.map((domain) => [domain, provider])),
);

const localForm = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const labelForm = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const plainDomain = /^[a-z0-9.-]+$/;

/** The domain in ASCII and lower case ("BÜCHER.example" → "xn--bcher-kva.example"), or null. */
function asciiDomain(typed: string): string | null {
  const lower = typed.toLowerCase().normalize("NFKC").replace(/\.$/, "");
  const domain = plainDomain.test(lower) ? lower : hostOf(lower);
  if (!domain || domain.length > 253) return null;
  const labels = domain.split(".");
  if (labels.length < 2 || !labels.every((label) => labelForm.test(label))) return null;
  // No top-level domain is a single letter or begins with a digit: that is an IP address or a slip.
  return /^(?:\d|.$)/.test(labels.at(-1)!) ? null : domain;
}

function hostOf(domain: string): string | null {
  // These end the host part of an address, or are percent-decoded in it.
  if (/[/?#:%\\[\]\s]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** An address that mail can be sent to: trimmed, its domain in ASCII; the local part as typed. */
function split(email: string): { local: string; domain: string } | null {
  const text = email.trim();
  const at = text.lastIndexOf("@");
  if (at < 1) return null;
  const local = text.slice(0, at);
  const domain = asciiDomain(text.slice(at + 1));
  if (!domain || local.length > 64 || !localForm.test(local)) return null;
  return text.length > 254 || local.length + 1 + domain.length > 254 ? null : { local, domain };
}

/**
 * The address as a mail server takes it: trimmed, domain in lower case and ASCII, local part as typed.
 * Null when no mail can reach it: syntax, a domain without a dot, more than 254 characters.
 */
export function deliverableEmail(email: string): string | null {
  const parts = split(email);
  return parts && `${parts.local}@${parts.domain}`;
}

/**
 * The one spelling of a mailbox, so that one person signs once: lower case, domain aliases
 * (googlemail.com is gmail.com), dots and plus-suffix dropped where the provider ignores them, IDN in
 * ASCII. Null when no mail can reach the address. Never shown and never mailed to.
 */
export function canonicalEmail(email: string): string | null {
  const parts = split(email);
  if (!parts) return null;
  const provider = byDomain.get(parts.domain);
  let local = parts.local.toLowerCase();
  if (!provider) return `${local}@${parts.domain}`;
  if (provider.ignoresPlus) local = local.replace(/\+.*$/, "");
  if (provider.ignoresDots) local = local.replaceAll(".", "");
  if (provider.dashIsDot) local = local.replaceAll(".", "-");
  return local === "" ? null : `${local}@${provider.domains[0]}`;
}
