import checker from "@zootools/email-spell-checker";

/** Mailboxes common among supporters. Only to one of these is a domain corrected, and never from one. */
export const mailboxProviders: string[] = [
  ...["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com"],
  ...[
    "me.com",
    "mac.com",
    "comcast.net",
    "att.net",
    "sbcglobal.net",
    "verizon.net",
    "cox.net",
    "charter.net",
  ],
  ...["earthlink.net", "bellsouth.net", "ymail.com", "rocketmail.com", "googlemail.com", "proton.me"],
  ...[
    "protonmail.com",
    "yahoo.es",
    "yahoo.com.mx",
    "hotmail.es",
    "outlook.es",
    "live.com.mx",
    "prodigy.net.mx",
  ],
  ...[
    "gmx.com",
    "gmx.net",
    "zoho.com",
    "fastmail.com",
    "pm.me",
    "hey.com",
    "mail.com",
    "riseup.net",
    "duck.com",
  ],
  // Each is a slip away from another one that is listed.
  ...["email.com", "sky.com", "qq.com", "aim.com"],
];

const addressForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The address that was probably meant ("rosa@gmial.com" → "rosa@gmail.com"); null when nothing looks
 * mistyped, or when it is no address at all. A hint for the person who types, never a reason to refuse. Safe
 * in the browser.
 */
export function suggestEmail(email: string): string | null {
  const typed = email.trim().toLowerCase();
  if (!addressForm.test(typed)) return null;
  const meant = checker.run({ email: typed, domains: mailboxProviders });
  // The library also "corrects" endings that are only rare: .shop to .se.
  return meant && meant.full !== typed && mailboxProviders.includes(meant.domain) ? meant.full : null;
}
