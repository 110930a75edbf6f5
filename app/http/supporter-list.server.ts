import { seal, unseal } from "#app/platform/secrets.server.ts";
import { type Filter, noFilter, readFilter } from "#app/segments/filter.ts";
import { findSegment, type Segment } from "#app/segments/segments.server.ts";
import { type Cursor, type Sort, sorts } from "#app/segments/supporters-page.server.ts";

/** What a list of supporters shows. */
export type ListState = {
  filter: Filter;
  sort: Sort;
  /** The segment it began with, as long as nothing was changed. */
  segment: Segment | null;
};

export const LIST = "/admin/supporters";
const PURPOSE = "supporter-list";
const CURSOR = "supporter-list-cursor";
// As long as somebody may want to come back to a page of their history.
const SECONDS = 30 * 86_400;
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was asked for, from the address: sealed, since a search may be somebody's name or mail address. */
export async function readList(query: URLSearchParams): Promise<ListState> {
  const kept = unseal<{ filter: unknown; sort: Sort; segment?: string }>(PURPOSE, query.get("q") ?? "");
  const wanted = query.get("segment") ?? kept?.segment ?? "";
  const segment = uuidForm.test(wanted) ? await findSegment(wanted) : null;
  if (kept) {
    const filter = readFilter(kept.filter) ?? noFilter;
    return { filter, sort: sorts.includes(kept.sort) ? kept.sort : "newest", segment };
  }
  return { filter: segment?.filter ?? noFilter, sort: "newest", segment };
}

/** The same, sealed, for an address or a hidden field; empty for everybody. */
export function sealList({ filter, sort, segment }: ListState): string {
  const plain = filter.words === "" && filter.groups.length === 0 && sort === "newest";
  if (plain && !segment) return "";
  return seal({ filter, sort, segment: segment?.id }, PURPOSE, SECONDS);
}

/** The address of a list; nothing in it can be read but by us. */
export function listHref(state: ListState, more: Record<string, string> = {}): string {
  const params = new URLSearchParams(more);
  const sealed = sealList(state);
  if (sealed) params.set("q", sealed);
  const text = params.toString();
  return text ? `${LIST}?${text}` : LIST;
}

/** Where a page of the list begins. Sorted by name, the cursor is somebody's name. */
export const sealCursor = (cursor: Cursor): string => seal(cursor, CURSOR, SECONDS);

export function readCursor(query: URLSearchParams): Cursor {
  return unseal<Cursor>(CURSOR, query.get("at") ?? "") ?? {};
}
