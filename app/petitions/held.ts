/** Stands among the reasons of a signature that staff looked at and let count; the reasons stay as a record. */
export const cleared = "cleared";

/**
 * Stands among the reasons of a signature whose signer turned out to be somebody who had signed the same petition:
 * that other one stands for both, and this one never counts again unless the two people are parted.
 */
export const merged = "merged";

/** In the ledger, where a confirmation came from that no mail led to: it proves nothing about a mailbox. */
export const byHand = "staff";

/** The same question to the database, about the row `s`. */
export const isHeldSql = `(cardinality(s.reasons) > 0 AND NOT '${cleared}' = ANY(s.reasons))`;
