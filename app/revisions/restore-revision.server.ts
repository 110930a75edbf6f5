import type { Base, SaveOutcome, Subject } from "./revision.ts";
import { findRevision, latestRevision } from "./revision-queries.server.ts";

export type RestoreOutcome = "restored" | "unchanged" | "not-found";

/**
 * Makes an earlier version the newest, by the verb that saves such things; it is given what was kept and the state
 * it follows.
 */
export async function restoreRevision(
  subject: Subject,
  version: number,
  save: (kept: unknown, base: Base) => Promise<SaveOutcome>,
): Promise<RestoreOutcome> {
  const [old, latest] = await Promise.all([findRevision(subject, version), latestRevision(subject)]);
  if (!old || !latest) return "not-found";
  const result = await save(old.content, { version: latest.version, merge: null });
  // Of two at once the later one wins, and both states are in the history.
  if (result.outcome === "changed-meanwhile") return restoreRevision(subject, version, save);
  return result.outcome === "saved" ? "restored" : result.outcome;
}
