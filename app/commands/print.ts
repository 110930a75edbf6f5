/** Writes one line for the operator. */
export type Print = (line: string) => void;

/** Exit codes of a command. */
export const DONE = 0;
export const FAILED = 1;
