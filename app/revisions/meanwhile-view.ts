import type { Meanwhile, RevisionLine } from "./revision.ts";
import { type DiffPart, wordDiff } from "./word-diff.ts";

/** What a page shows of what somebody else did meanwhile: differences instead of whole documents. */
export type MeanwhileView = {
  latest: RevisionLine;
  from: number;
  /** From theirs to mine. */
  clashes: { field: string; parts: DiffPart[] }[];
  /** From how it was to theirs. */
  theirs: { field: string; parts: DiffPart[] }[];
};

/** To be answered by an action (409) and handed to `<BaseFields>`. */
export function meanwhileView({ latest, from, clashes, theirs }: Meanwhile): MeanwhileView {
  return {
    latest,
    from,
    clashes: clashes.map((clash) => ({ field: clash.field, parts: wordDiff(clash.theirs, clash.mine) })),
    theirs: theirs.map((change) => ({ field: change.field, parts: wordDiff(change.base, change.theirs) })),
  };
}
