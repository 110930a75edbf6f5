import { suppressionCounts, suppressionPage } from "#app/mail/suppression-list.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";

export const SUPPRESSED = "/admin/settings/suppressed";

const PURPOSE = "words of the list of suppressed addresses";
const A_DAY_SECONDS = 86_400;

/** The page of a search: what was typed may be somebody's address, so it stands sealed in the page's own. */
export const suppressionSearchPath = (words: string): string =>
  words === ""
    ? SUPPRESSED
    : `${SUPPRESSED}?${new URLSearchParams({ q: seal(words, PURPOSE, A_DAY_SECONDS) })}`;

/** What the page of addresses that are never mailed shows, by its address. */
export async function suppressionList(query: URLSearchParams) {
  const words = unseal<string>(PURPOSE, query.get("q") ?? "") ?? "";
  const at = { after: query.get("after"), before: query.get("before") };
  const [page, counts] = await Promise.all([suppressionPage({ words, ...at }), suppressionCounts()]);
  const q = words === "" ? null : query.get("q");
  const path = (name: string, id: string | null) =>
    id && `${SUPPRESSED}?${new URLSearchParams({ ...(q && { q }), [name]: id })}`;
  return {
    lines: page.lines,
    pages: { next: path("after", page.next), previous: path("before", page.previous) },
    counts,
    words,
  };
}
