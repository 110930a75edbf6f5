/** Where a link may lead: the web over TLS, mail, telephone, or a path of ours. */
export function isSafeHref(href: string): boolean {
  // Browsers drop control characters while parsing, which hides a scheme.
  if (/[\p{Cc} \\]/u.test(href)) return false;
  return /^(https:\/\/[^/]|mailto:.+@|tel:\+?[\d().-]+$|\/(?!\/)|\/$)/i.test(href);
}
