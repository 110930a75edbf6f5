/** Stands among the reasons of a signature that staff looked at and let count; the reasons stay as a record. */
export const cleared = "cleared";

/** The same question to the database, about the row `s`. */
export const isHeldSql = `(cardinality(s.reasons) > 0 AND NOT '${cleared}' = ANY(s.reasons))`;
