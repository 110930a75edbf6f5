import { pool } from "#app/platform/db.server.ts";

/** Each text changes when something of its kind was imported, entered or corrected. */
export type DirectoryVersion = { districts: string; officials: string };

/** How old an answer may be before the database is asked again. */
const FRESH_MS = 2_000;

let kept: { version: DirectoryVersion; askedAt: number } | null = null;
let asking: Promise<DirectoryVersion> | null = null;

/** How the facts about districts and officials stood two seconds ago or later: the same object while they do. */
export async function directoryVersion(): Promise<DirectoryVersion> {
  if (kept && performance.now() - kept.askedAt < FRESH_MS) return kept.version;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(): Promise<DirectoryVersion> {
  const askedAt = performance.now();
  const { rows } = await pool.query<{ kind: keyof DirectoryVersion; version: string }>({
    name: "directory-version",
    text: `SELECT kind, count(*) || ' ' || max(changed_at) AS version FROM directory_change GROUP BY kind`,
  });
  const version = { districts: "", officials: "" };
  for (const row of rows) version[row.kind] = row.version;
  const { districts, officials } = kept?.version ?? {};
  const isSame = version.districts === districts && version.officials === officials;
  kept = { version: isSame ? kept!.version : version, askedAt };
  return kept.version;
}
