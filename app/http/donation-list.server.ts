import { type Currency, currencies, readAmount, typedAmount } from "#app/donations/money.ts";
import {
  amountsVariants,
  type DonationFilter,
  giftStates,
  givingIntervals,
} from "#app/donations/panel-donation.ts";
import { startOfDay } from "#app/i18n/zoned-time.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

const LIST = "/admin/donations";
const PURPOSE = "donation-list";
// As long as somebody may want to come back to a page of their history.
const SECONDS = 30 * 86_400;
const LONGEST = 200;

/** Which gifts are asked for, from an address. The words are sealed: they may be somebody's name or mail address. */
export function readDonationList(query: URLSearchParams): DonationFilter {
  return { ...choicesIn(query), words: unseal<string>(PURPOSE, query.get("q") ?? "") ?? "" };
}

/** The same from the form of the list, whose words are as typed. */
export function readDonationSearch(fields: URLSearchParams): DonationFilter {
  return { ...choicesIn(fields), words: typedIn(fields, "words") };
}

/** What is unusable is left out. */
function choicesIn(query: URLSearchParams): Omit<DonationFilter, "words"> {
  const one = <T extends string>(of: readonly T[], name: string) =>
    of.find((each) => each === query.get(name)) ?? null;
  const id = (name: string) => (isUuid(query.get(name)) ? query.get(name) : null);
  const currency = one(currencies, "currency");
  return {
    state: one(giftStates, "state"),
    interval: one(givingIntervals, "interval"),
    campaign: id("campaign"),
    page: id("page"),
    variant: one(amountsVariants, "variant"),
    from: dayIn(query, "from"),
    until: dayIn(query, "until"),
    currency,
    least: amountIn(query, "least", currency),
    most: amountIn(query, "most", currency),
    source: typedIn(query, "source") || null,
  };
}

const typedIn = (fields: URLSearchParams, name: string) => (fields.get(name) ?? "").trim().slice(0, LONGEST);

function dayIn(fields: URLSearchParams, name: string): string | null {
  const day = typedIn(fields, name);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && startOfDay(day, 0, "UTC") ? day : null;
}

function amountIn(fields: URLSearchParams, name: string, currency: Currency | null): string | null {
  const minor = currency && readAmount(typedIn(fields, name), currency);
  return minor ? typedAmount(minor, currency) : null;
}

type SearchFault = "day" | "days" | "amount" | "amounts" | "currency";

/** What of the form of the list nobody can look for, by field; empty: all of it can be read. */
export function faultsOf(fields: URLSearchParams): Record<string, SearchFault> {
  const { from, until, currency, least, most } = choicesIn(fields);
  const faults: Record<string, SearchFault> = {};
  for (const name of ["from", "until"])
    if (typedIn(fields, name) && !dayIn(fields, name)) faults[name] = "day";
  if (from && until && until < from) faults.until = "days";
  const typed = ["least", "most"].filter((name) => typedIn(fields, name));
  if (!currency) return typed.length > 0 ? { ...faults, currency: "currency" } : faults;
  for (const name of typed) if (!amountIn(fields, name, currency)) faults[name] = "amount";
  if (least && most && Number(most) < Number(least)) faults.most = "amounts";
  return faults;
}

/** The address of a list of gifts; of the words nothing can be read in it. */
export function donationListHref(
  filter: DonationFilter,
  at: { after?: string; before?: string } = {},
): string {
  const { words, ...choices } = filter;
  const q = words === "" ? null : seal(words, PURPOSE, SECONDS);
  const kept = Object.entries({ ...choices, q, ...at }).filter((each): each is [string, string] => !!each[1]);
  const text = new URLSearchParams(kept).toString();
  return text ? `${LIST}?${text}` : LIST;
}

/** What a list is narrowed by, each with the address of the list without it. */
export function donationChips(filter: DonationFilter): { key: keyof DonationFilter; without: string }[] {
  const without = (key: keyof DonationFilter) =>
    donationListHref({
      ...filter,
      ...(key === "currency" && { least: null, most: null }),
      [key]: key === "words" ? "" : null,
    });
  return (Object.keys(filter) as (keyof DonationFilter)[])
    .filter((key) => filter[key])
    .map((key) => ({ key, without: without(key) }));
}
