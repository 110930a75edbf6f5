import { seal, unseal } from "#app/platform/secrets.server.ts";
import { type Who, WhoSchema } from "#app/segments/bulk.ts";
import { LIST, type ListState } from "./supporter-list.server.ts";

const PURPOSE = "supporter-bulk";
// As long as a page may lie open before its form is sent.
const SECONDS = 7 * 86_400;

export const BULK = `${LIST}/bulk`;

/** Whom a deed is about, for an address: sealed, since a search may be somebody's name. */
export const bulkHref = (who: Who): string =>
  `${BULK}?${new URLSearchParams({ who: seal(who, PURPOSE, SECONDS) })}`;

/** The same as it was asked for; null when it was not, or long ago. */
export function readWho(sealed: string | null): Who | null {
  const parsed = WhoSchema.safeParse(unseal(PURPOSE, sealed ?? ""));
  return parsed.success ? parsed.data : null;
}

/** Whom the form of the list means: those who were ticked, or all who fit. Null: nobody was ticked. */
export function whoOfForm(fields: URLSearchParams, { filter }: ListState): Who | null {
  if (fields.get("whom") === "all") return { filter };
  const parsed = WhoSchema.safeParse({ ids: fields.getAll("id") });
  return parsed.success ? parsed.data : null;
}
