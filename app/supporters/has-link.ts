/** Endings of domains that spam in a name field uses and no name has. */
const endings =
  "com|net|org|info|biz|io|co|me|ru|cn|xyz|top|site|online|shop|club|app|dev|link|click|ly|gg|tk|live";
const link = new RegExp(
  `https?:|www\\.|//|\\[/?url|<\\s*/?\\s*[a-z]|@|\\b[a-z0-9-]{2,} ?\\.(?:${endings})\\b|[a-z0-9]\\.[a-z]{2,}/|\\b[a-z0-9]\\.(?:com|net|org|io|ly|gg)\\b`,
  "i",
);

/**
 * Whether a line that should be a name holds an address of the web or of mail, or markup. Dots are fine:
 * "J.R. Núñez", "St.John" and "Ma.Elena" are names.
 */
export function hasLink(text: string): boolean {
  // Full-width letters and the ideographic full stop are read by browsers as the plain ones.
  return link.test(text.normalize("NFKC").replaceAll("。", "."));
}
