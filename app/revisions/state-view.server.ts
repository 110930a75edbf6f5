import { changedFields } from "./merge-content.ts";
import type { Content, RevisionLine, Subject } from "./revision.ts";
import { findChange, latestRevision } from "./revision-queries.server.ts";
import { type DiffPart, wordDiff } from "./word-diff.ts";

export type FieldDifference = { field: string; parts: DiffPart[] };

/** One state of something for its page: what this save changed, and what is different from it now. */
export type StateViewData = {
  line: RevisionLine;
  /** The version of now. */
  current: number;
  changed: FieldDifference[];
  sinceThen: FieldDifference[];
};

/** Null when there is no such version. */
export async function stateView(subject: Subject, version: number): Promise<StateViewData | null> {
  const [found, latest] = await Promise.all([findChange(subject, version), latestRevision(subject)]);
  if (!found || !latest) return null;
  const { content, ...line } = found.revision;
  return {
    line,
    current: latest.version,
    changed: found.before ? differences(found.before.content, content) : [],
    sinceThen: differences(content, latest.content),
  };
}

function differences(before: Content, after: Content): FieldDifference[] {
  return changedFields(before, after).map((field) => ({
    field,
    parts: wordDiff(before[field], after[field]),
  }));
}
