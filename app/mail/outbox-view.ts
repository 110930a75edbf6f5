/** What may be asked of the outbox; each has an index. */
export const outboxViews = ["all", "failed", "queued"] as const;

export type OutboxView = (typeof outboxViews)[number];
