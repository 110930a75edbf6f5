/** What staff may add to what sources tell of an official: a telephone number of either office, an address, a page. */
export const contactKinds = ["capitol", "district", "email", "form", "website"] as const;

export type ContactKind = (typeof contactKinds)[number];
