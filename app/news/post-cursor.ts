/** Where a page of news ends: the last post on it. In addresses: "2012-12-21_<post id>". */
export interface PostCursor {
  datedOn: string;
  id: string;
}

const form = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads a cursor from an address; null when it is missing or malformed, which shows the first page. */
export function parsePostCursor(text: string | null): PostCursor | null {
  const [, datedOn, id] = form.exec(text ?? "") ?? [];
  if (!datedOn || !id || Number.isNaN(Date.parse(datedOn))) return null;
  return { datedOn, id };
}

export function postCursor({ datedOn, id }: PostCursor): string {
  return `${datedOn}_${id}`;
}
