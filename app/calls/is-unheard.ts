import type { Visitor } from "#app/outreach/outreach-page.ts";

/**
 * Whether the abuse checks caught this visitor when they came. What they tell of calls is answered like anybody's and stored nowhere:
 * a call leaves nothing that staff could look at later, as a signature or a letter does.
 */
export const isUnheard = ({ reasons = [] }: Pick<Visitor, "reasons">): boolean => reasons.length > 0;
