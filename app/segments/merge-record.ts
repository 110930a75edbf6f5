import { z } from "zod";
import { JoinedLettersSchema } from "#app/letters/joined-letters.ts";

/** How long a merge can be taken back. */
export const UNDO_DAYS = 30;

const change = z.object({ before: z.unknown(), after: z.unknown() });
const status = z.enum(["pending", "counted", "review", "invalid"]);

/**
 * What it takes to part two people again exactly as they were. It holds names and addresses: it goes with an erased
 * person, and with the days.
 */
export const UndoSchema = z.object({
  /** Columns of the row that is kept that were changed. */
  columns: z.record(z.string(), change),
  /** Answers to own fields that were changed; null: none. */
  custom: z.record(z.string(), change),
  /** The tags of the row that went, and those that the other one gained by it. */
  tags: z.array(z.object({ tagId: z.uuid(), at: z.iso.datetime(), byId: z.uuid().nullable() })),
  gained: z.array(z.uuid()),
  notes: z.array(z.uuid()),
  actions: z.array(z.uuid()),
  /** Merges of before there were any remember none. */
  letters: JoinedLettersSchema.default({ moved: [], stopped: [] }),
  /** Calls, and reminders to call; merges of before there were any remember none. */
  calls: z.array(z.uuid()).default([]),
  reminders: z.array(z.uuid()).default([]),
  /** Divisions they live in; merges of before they were given on remember none. */
  homes: z
    .object({
      had: z.array(z.object({ divisionId: z.string(), foundAt: z.iso.datetime() })),
      gained: z.array(z.string()),
    })
    .default({ had: [], gained: [] }),
  /** Gifts and plans; merges of before there were any remember none. */
  gifts: z
    .object({ donations: z.array(z.uuid()), plans: z.array(z.uuid()) })
    .default({ donations: [], plans: [] }),
  consents: z.object({ moved: z.array(z.uuid()), carried: z.array(z.uuid()) }),
  folded: z.array(z.object({ id: z.uuid(), status, countedAt: z.iso.datetime().nullable() })),
  suppressions: z.array(z.object({ canonical: z.string(), at: z.string() })),
  /** Rows that had gone into the one that went, and went along. */
  members: z.array(z.uuid()),
});

export type Undo = z.output<typeof UndoSchema>;
