import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import type { ConsentPurpose } from "./record-consents.server.ts";

const FIND = `SELECT id FROM consent_wording WHERE purpose = $1 AND language = $2::"Language" AND text = $3`;

// The next version is counted in the statement; a tie between two processes fails on the unique index.
const ADD = `
  INSERT INTO consent_wording (id, purpose, language, version, text)
  SELECT gen_random_uuid(), $1, $2::"Language", 1 + coalesce(max(version), 0), $3
  FROM consent_wording WHERE purpose = $1 AND language = $2::"Language"
  ON CONFLICT DO NOTHING RETURNING id`;

const known = new Map<string, Promise<string>>();

async function findOrAdd(purpose: ConsentPurpose, language: Language, text: string): Promise<string> {
  const values = [purpose, language, text];
  for (;;) {
    const found = await pool.query(FIND, values);
    if (found.rows[0]) return found.rows[0].id;
    const added = await pool.query(ADD, values);
    if (added.rows[0]) return added.rows[0].id;
  }
}

/**
 * Id of the exact words somebody is asked to agree to; words never seen before become the next version of
 * that purpose and language. Wordings are never edited or removed, so the ids are kept in memory.
 */
export function wordingFor(purpose: ConsentPurpose, language: Language, text: string): Promise<string> {
  const key = `${purpose}\n${language}\n${text}`;
  let id = known.get(key);
  if (!id) {
    id = findOrAdd(purpose, language, text);
    known.set(key, id);
    id.catch(() => known.delete(key));
  }
  return id;
}
