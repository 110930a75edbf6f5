import { onStop } from "./lifecycle.mjs";
import { runningUrl, startPostgres } from "./postgres.mjs";

/**
 * Makes sure that DATABASE_URL names a database: the one that is set, the embedded one of another run in this clone
 * (only with `share`), or an embedded one that lives as long as this process.
 *
 * @param {{ DATA_DIR: string }} settings
 * @returns {Promise<{ embedded: boolean }>}
 * Errors: AlreadyRunning without `share`.
 */
export async function openDatabase({ DATA_DIR }, { share = false } = {}) {
  if (process.env.DATABASE_URL) return { embedded: false };
  const shared = share ? runningUrl(DATA_DIR) : null;
  if (shared) {
    process.env.DATABASE_URL = shared;
    return { embedded: true };
  }
  const postgres = await startPostgres({ dataDir: DATA_DIR, report: (line) => console.error(line) });
  onStop(postgres.stop, { urgent: true });
  process.env.DATABASE_URL = postgres.url();
  return { embedded: true };
}
