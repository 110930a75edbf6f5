import { readRichText } from "#app/platform/read-rich-text.ts";
import type { RichText } from "#app/platform/rich-text.ts";
import type { FieldValue } from "#app/revisions/revision.ts";

/** The document a field of rich text shows: what was typed and not saved, where that can be read, else what is saved. */
export function shownText(
  saved: FieldValue | undefined,
  typed: readonly string[] | undefined,
): RichText | null {
  const posted = typed?.[0];
  return (posted === undefined ? null : readRichText(posted)) ?? ((saved ?? null) as RichText | null);
}
