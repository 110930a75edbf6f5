import {
  amountsVariants,
  type DonationFilter,
  giftStates,
  givingIntervals,
} from "#app/donations/panel-donation.ts";
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
  return { ...choicesIn(fields), words: (fields.get("words") ?? "").trim().slice(0, LONGEST) };
}

/** What is unusable is left out. */
function choicesIn(query: URLSearchParams): Omit<DonationFilter, "words"> {
  const one = <T extends string>(of: readonly T[], name: string) =>
    of.find((each) => each === query.get(name)) ?? null;
  const id = (name: string) => (isUuid(query.get(name)) ? query.get(name) : null);
  return {
    state: one(giftStates, "state"),
    interval: one(givingIntervals, "interval"),
    campaign: id("campaign"),
    page: id("page"),
    variant: one(amountsVariants, "variant"),
  };
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
    donationListHref({ ...filter, [key]: key === "words" ? "" : null });
  return (Object.keys(filter) as (keyof DonationFilter)[])
    .filter((key) => filter[key])
    .map((key) => ({ key, without: without(key) }));
}
