import { toTsQuery, wordsOf } from "#app/platform/search-words.ts";
import type { GiftScope } from "./panel-donation.ts";

/** Gifts or plans, under the name `d`, to the pages of these campaigns; `place` as "$1". */
export const ofCampaigns = (place: string): string =>
  `d.page_id IN (SELECT p.id FROM fundraising_page p WHERE p.campaign_id = ANY(${place}::uuid[]))`;

const MAIL_DOMAIN = /@[^\s@]*/g;

/** Gifts or plans, under the name `d`, of supporters whose name or mail address begins with the words typed: found by the index of supporters. */
export function givenBy(typed: string, { personal }: GiftScope, put: (value: unknown) => string): string {
  const names = wordsOf(typed.replace(MAIL_DOMAIN, " "));
  const domains = (typed.toLowerCase().match(MAIL_DOMAIN) ?? []).filter((domain) => domain.length > 1);
  // Who may not see addresses finds nobody by one.
  if (names.length + domains.length === 0 || (!personal && domains.length > 0)) return "false";
  const found = `s.words @@ ${put(toTsQuery([...names, ...domains]))}::tsquery`;
  const called = (name: string) =>
    `' ' || translate(s.name_key, '-’''.', '    ') LIKE ${put(`% ${likeText(name)}%`)}`;
  const conditions = personal ? [found] : [found, ...names.map(called)];
  return `d.supporter_id IN (SELECT s.id FROM supporter s WHERE ${conditions.join(" AND ")})`;
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");
