import { regionCode } from "#app/geography/states.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { isWebLink } from "#app/platform/web-link.ts";
import type { LinkFacts, PlaceFacts } from "./official-facts.ts";

/** A text of a file without its edges; null: there is none. */
export function textOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  return text.replace(/\s+/g, " ") || null;
}

/** A telephone number of the United States as E.164; null: none, or none that could be dialled. */
export const phoneOf = (value: unknown): string | null => readPhone(textOf(value) ?? "", "US");

/**
 * A day of a file, written as such ("2026-08-05"). Of a year or month alone the last day is taken for an end; a beginning
 * that vague is not known.
 */
export function dayOf(value: unknown, edge: "start" | "end"): string | null {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(textOf(value) ?? "") ?? [];
  if (date) return `${year}-${month}-${date}`;
  if (!year || edge === "start") return null;
  return new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
}

/** "…, Sacramento, CA 95814", "…, Frankfort, Kentucky 40601", "…, Bridgeport, CT 6604": spreadsheets lose zeros. */
const PARTED =
  /^(.*)[,;]\s*([^,;]+?)[,\s]+([A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[.,]*\s+(\d{4,5})(?:-\d{0,4})?[,\s]*$/;

/** Congress writes its own address without commas. */
const WASHINGTON = /^(.*?)[,;]?\s+(Washington),?\s+(DC)\s+(\d{5})(?:-\d{0,4})?$/i;

/** An address in one line, taken apart where its end says how; one that names a state alone is none. */
export function addressOf(value: unknown): Pick<PlaceFacts, "street" | "locality" | "region" | "postalCode"> {
  const text = textOf(value)?.replace(/\s*;\s*/g, ", ") ?? null;
  const [, street, locality, state, zip] = PARTED.exec(text ?? "") ?? WASHINGTON.exec(text ?? "") ?? [];
  const region = state && regionCode("US", state);
  if (street && region)
    return {
      street: street.replace(/[,\s]+$/, ""),
      locality: locality!,
      region,
      postalCode: zip!.padStart(5, "0"),
    };
  const told = text !== null && !regionCode("US", text);
  return { street: told ? text : null, locality: null, region: null, postalCode: null };
}

/** Pages and addresses, each once; what is neither a web address nor a mail address is left out. */
export function linksOf(candidates: readonly [LinkFacts["kind"], unknown][]): LinkFacts[] {
  const links = new Map<string, LinkFacts>();
  for (const [kind, value] of candidates) {
    const text = textOf(value);
    if (!text) continue;
    // Where an office takes no mail, sources write its form in the place of an address.
    const link: LinkFacts =
      kind === "email" && /^https?:/i.test(text) ? { kind: "form", value: text } : { kind, value: text };
    const good = link.kind === "email" ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) : isWebLink(text);
    if (good) links.set(`${link.kind} ${text}`, link);
  }
  return [...links.values()];
}

const SITES = {
  facebook: "https://www.facebook.com/",
  instagram: "https://www.instagram.com/",
  twitter: "https://twitter.com/",
  youtube: "https://www.youtube.com/",
};

/** The page of an account on a social network, given its name there. */
export function accountPage(site: keyof typeof SITES, account: unknown): string | null {
  const name = textOf(account)?.replace(/^@/, "");
  if (!name) return null;
  return /^https?:/i.test(name) ? name : SITES[site] + encodeURI(name);
}
