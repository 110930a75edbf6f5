import type { Visitor } from "#app/outreach/outreach-page.ts";
import type { CallOutcome } from "#app/platform/prisma/enums.ts";

/**
 * Whether the abuse checks caught this visitor when they came. What they tell of calls is answered like anybody's and stored nowhere:
 * a call leaves nothing that staff could look at later, as a signature or a letter does.
 */
export const isUnheard = ({ reasons = [] }: Pick<Visitor, "reasons">): boolean => reasons.length > 0;

/** A cookie has room for the calls of a few pages. */
const most = 12;

/** The same visitor once they have told of another call, which only their own browser remembers. */
export function afterUnheard(
  visitor: Visitor,
  call: { pageId: string; officialId: string; outcome: CallOutcome },
  now: Date,
): Visitor {
  return { ...visitor, unheard: [...(visitor.unheard ?? []), { ...call, at: now.getTime() }].slice(-most) };
}
