import { prepareDataFolder } from "./data-folder.mjs";
import { onStop } from "./lifecycle.mjs";
import { runningUrl, startPostgres } from "./postgres.mjs";

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Makes sure that DATABASE_URL names a database: the one that is set, the embedded one of another run in this clone
 * (only with `share`), or an embedded one that lives as long as this process.
 *
 * @param {{ DATA_DIR: string, SESSION_SECRET?: string[], SMTP_URL?: string }} settings
 * @param {{ share?: boolean, unchecked?: boolean, keepsFiles?: boolean }} options `unchecked`: a database that is
 *   set may be away; `keepsFiles`: a secret or captured mail may have to be kept in DATA_DIR
 * @returns {Promise<{ embedded: boolean }>}
 * Errors: AlreadyRunning without `share`; one line that names DATA_DIR or DATABASE_URL where it cannot be used.
 */
export async function openDatabase(settings, { share = false, unchecked = false, keepsFiles = true } = {}) {
  const { DATA_DIR, SESSION_SECRET, SMTP_URL } = settings;
  if (process.env.DATABASE_URL) {
    if (unchecked) return { embedded: false };
    if (keepsFiles && !(SESSION_SECRET && SMTP_URL)) prepareDataFolder(DATA_DIR);
    await reachDatabase(process.env.DATABASE_URL);
    return { embedded: false };
  }
  prepareDataFolder(DATA_DIR);
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

async function reachDatabase(url) {
  const { default: pg } = await import("pg");
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    client.on("error", () => {});
    await client.connect();
    await client.end();
  } catch (error) {
    // A host with several addresses fails once for each, and says nothing of its own.
    const reason = error.message || error.errors?.[0]?.message || error.code;
    throw new Error(`Setting DATABASE_URL reaches no database: ${String(reason).split("\n")[0]}.`, {
      cause: error,
    });
  }
}
