/** Endings of domains that spam in a name field uses and no name has. */
const endings =
  "com|net|org|info|biz|io|co|me|ru|cn|xyz|top|site|online|shop|club|app|dev|link|click|ly|gg|tk|live";
const link = new RegExp(
  `https?:|www\\.|//|\\[/?url|<\\s*/?\\s*[a-z]|@|\\b[a-z0-9-]{2,}\\.(?:${endings})(?:\\b|/)`,
  "i",
);

/**
 * Whether a line that should be a name holds an address of the web or of mail, or markup. Dots are fine:
 * "J.R. Núñez", "St.John" and "Ma.Elena" are names.
 */
export function hasLink(text: string): boolean {
  return link.test(text);
}
