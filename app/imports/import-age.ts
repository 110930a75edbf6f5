/** How long an import can be taken back: then what stood there before it is forgotten. */
export const UNDO_DAYS = 30;

const DAY_MS = 86_400_000;

/** Imports from before this moment stay. */
export const undoneFrom = (now: Date): Date => new Date(now.getTime() - UNDO_DAYS * DAY_MS);

export const undoDaysOver = (importedAt: Date, now: Date): boolean => importedAt < undoneFrom(now);
