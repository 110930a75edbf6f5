import type { BlastState } from "#app/platform/prisma/enums.ts";

export type { BlastState };

/** Whether its words and its audience may still be changed. */
export const isBeingWritten = (state: BlastState): boolean => state === "draft" || state === "scheduled";

/** It goes out, or stands still for a while. */
export const isUnderWay = (state: BlastState): boolean => state === "sending" || state === "paused";
