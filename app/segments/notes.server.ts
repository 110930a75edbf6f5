import type { Deed } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { changeSupporter } from "./change-supporter.server.ts";

type NoteOutcome =
  | { outcome: "done"; noteId: string }
  /** There is no such note of this supporter, or it is another member's. */
  | { outcome: "no-note" }
  | { outcome: "not-found" };

/** Writes down something about a supporter. `text`: 1 to 5,000 characters. What it says stays out of the trail. */
export function addNote(supporterId: string, text: string, deed: Deed): Promise<NoteOutcome> {
  return changeSupporter(supporterId, deed, async ({ tx, record }) => {
    const note = await tx.note.create({
      data: { supporterId, text, createdAt: deed.now, byId: deed.actor.id },
    });
    await record("supporter.note-added", { after: { note: note.id } });
    return { outcome: "done" as const, noteId: note.id };
  });
}

/** Rewrites a note: one's own, or anybody's for those who manage staff. */
export function editNote(supporterId: string, noteId: string, text: string, deed: Deed) {
  return changeNote(supporterId, noteId, deed, "supporter.note-edited", { text, editedAt: deed.now });
}

/** Removes a note; it can be brought back for a while. */
export function deleteNote(supporterId: string, noteId: string, deed: Deed) {
  return changeNote(supporterId, noteId, deed, "supporter.note-deleted", { deletedAt: deed.now });
}

/** Brings a removed note back. */
export function restoreNote(supporterId: string, noteId: string, deed: Deed) {
  return changeNote(supporterId, noteId, deed, "supporter.note-restored", { deletedAt: null }, true);
}

function changeNote(
  supporterId: string,
  noteId: string,
  deed: Deed,
  what: `supporter.${string}`,
  values: { text?: string; editedAt?: Date; deletedAt?: Date | null },
  deleted = false,
): Promise<NoteOutcome> {
  return changeSupporter(supporterId, deed, async ({ tx, record }) => {
    const { actor } = deed;
    const { count } = await tx.note.updateMany({
      where: {
        id: noteId,
        supporterId,
        deletedAt: deleted ? { not: null } : null,
        ...(can(actor, "staff.manage") ? {} : { byId: actor.id }),
      },
      data: values,
    });
    if (count === 0) return { outcome: "no-note" as const };
    await record(what, { after: { note: noteId } });
    return { outcome: "done" as const, noteId };
  });
}
