/** Where a link may lead: the web over TLS, mail, telephone, or a path of ours. */
export function isSafeHref(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these while parsing, which hides a scheme.
  if (/[\u0000-\u0020\\]/.test(href)) return false;
  return /^(https:\/\/[^/]|mailto:.+@|tel:\+?[\d().-]+$|\/(?!\/)|\/$)/i.test(href);
}
