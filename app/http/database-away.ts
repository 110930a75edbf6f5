/** Codes of node's sockets, of PostgreSQL (classes 08 and 57P, too many clients) and of Prisma. */
const CODES =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|08\w{3}|57P0[123]|53300|P1001|P1002|P1008|P1017|P2024)$/;
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection ended|client has encountered a connection error|DatabaseNotReachable|server closed the connection|the database system is (?:starting up|shutting down|in recovery|not yet accepting)/i;

/**
 * Tells whether something failed only because PostgreSQL could not be reached, so that trying again later
 * makes sense. Looks through causes and aggregated errors.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && CODES.test(code)) return true;
  if (WORDS.test(error.message)) return true;
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return inner.some((cause) => isDatabaseAway(cause, depth + 1));
}
