import { type Draft, draftOf } from "./drafts.server.ts";
import { type Editor, touchEditing } from "./editing.server.ts";
import type { RevisionLine, Subject } from "./revision.ts";
import { latestRevision, versionOf } from "./revision-queries.server.ts";

/** What the page of a form needs besides the content: all of it goes to `<EditingWatch>`. */
export type EditorState = {
  subject: Pick<Subject, "kind" | "id" | "campaignId">;
  version: number;
  others: Editor[];
  /** Typed and not saved; null when there is none. */
  draft: Draft | null;
  /** False: its reader may not change it, and the page tells nobody that it is open. */
  isOpen: boolean;
};

/**
 * For the loader of a page where something is changed. Its asker counts as editing from now on. `staffId` null:
 * somebody who only reads.
 */
export async function editorState(subject: Subject, staffId: string | null, now: Date): Promise<EditorState> {
  const [version, others, draft] = await Promise.all([
    versionOf(subject),
    staffId ? touchEditing(subject, staffId, now) : [],
    staffId ? draftOf(subject, staffId) : null,
  ]);
  return { subject, version, others, draft, isOpen: staffId !== null };
}

/** What an open page asks every now and then: who else is there, and whether it shows an old state. */
export async function editingNews(
  subject: Subject,
  { staffId, version, now }: { staffId: string; version: number; now: Date },
): Promise<{ others: Editor[]; newer: RevisionLine | null }> {
  const [others, latest] = await Promise.all([touchEditing(subject, staffId, now), latestRevision(subject)]);
  const { content: _, ...line } = latest ?? { content: null, version: 0, at: "", author: null };
  return { others, newer: line.version > version ? line : null };
}
