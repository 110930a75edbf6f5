/** An address of one line in which state and ZIP code stay together, wherever that line breaks. */
export const postalLine = (address: string): string =>
  address.replace(/\b([A-Z]{2}) (\d{5}(?:-\d{4})?)\b/gu, "$1\u00a0$2");
