/** The form that the database asks of every slug. */
export const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Long enough to say what it is about, short enough for an address. */
export const longestSlug = 80;

/** A slug made of a name: "La Ley TRUST de California" is "la-ley-trust-de-california". Empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, "");
}

/** As near to `base` as can be: itself, else the first with a number behind it that is not taken. */
export async function firstFreeSlug(
  base: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : numberedSlug(base, number);
    if (!(await isTaken(slug))) return slug;
  }
}

/** The same with a number behind it: "trust-act-2". */
function numberedSlug(slug: string, number: number): string {
  const suffix = `-${number}`;
  return slug.slice(0, longestSlug - suffix.length).replace(/-+$/, "") + suffix;
}
