import { z } from "zod";
import { FilterSchema } from "./filter.ts";

/** As many ids as a page of the list can tick. */
const MOST_TICKED = 200;

/** Whom a deed is about: everybody who fits a filter, or those who were ticked. */
export const WhoSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(MOST_TICKED) }),
  z.object({ filter: FilterSchema }),
]);

export type Who = z.output<typeof WhoSchema>;

export const bulkDeeds = ["tag", "untag", "unsubscribe", "suppress"] as const;
export type BulkDeed = (typeof bulkDeeds)[number];

/** What a run is told. */
export const BulkInput = z.object({
  deed: z.enum(bulkDeeds),
  who: WhoSchema,
  /** How many there were when it was asked for; null: more than were counted. */
  total: z.number().int().nullable(),
  /** Of "tag" and "untag". */
  tagId: z.uuid().nullable(),
  /** Of "suppress". */
  reason: z.string(),
  /** Of "unsubscribe": the words that staff wrote down. */
  wordings: z.object({ en: z.uuid(), es: z.uuid() }).nullable(),
});

export type Bulk = z.output<typeof BulkInput>;

export const BulkUndoInput = z.object({ undoes: z.uuid() });
