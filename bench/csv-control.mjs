import http from "node:http";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";

/** What the panel's file of supporters holds. Joins of whole tables: nothing is faster for everybody at once. */
const SUPPORTERS = `
  SELECT s.id, s.email, s.given_name, s.family_name, s.phone, s.street_address, s.locality, s.region, s.postal_code,
    s.country, s.language, e.granted AS email_consent, m.granted AS sms_consent, x.reason AS suppressed, t.tags,
    s.created_at, s.last_action_at, s.custom->>'ward' AS ward, s.custom->>'volunteers' AS volunteers,
    s.custom->>'employer' AS employer
  FROM supporter s
  LEFT JOIN (SELECT DISTINCT ON (supporter_id) supporter_id, granted FROM consent_record
    WHERE purpose = 'email' AND NOT awaits_confirmation ORDER BY supporter_id, recorded_at DESC) e ON e.supporter_id = s.id
  LEFT JOIN (SELECT DISTINCT ON (supporter_id) supporter_id, granted FROM consent_record
    WHERE purpose = 'sms' AND NOT awaits_confirmation ORDER BY supporter_id, recorded_at DESC) m ON m.supporter_id = s.id
  LEFT JOIN suppression x ON x.email_canonical = s.email_canonical
  LEFT JOIN (SELECT st.supporter_id, string_agg(g.name, '; ' ORDER BY lower(g.name)) AS tags
    FROM supporter_tag st JOIN tag g ON g.id = st.tag_id AND g.deleted_at IS NULL GROUP BY 1) t ON t.supporter_id = s.id
  WHERE s.erased_at IS NULL AND s.merged_into_id IS NULL`;
const BATCH = 2_000;

/** A server that sends everybody as csv-stringify writes them, formulas escaped, read by a cursor. */
export function stringifyServer(pool) {
  return http.createServer(async (_request, response) => {
    const client = await pool.connect();
    try {
      await client.query("BEGIN READ ONLY");
      await client.query(`DECLARE everybody NO SCROLL CURSOR FOR ${SUPPORTERS}`);
      response.writeHead(200, { "Content-Type": "text/csv; charset=utf-8" });
      await pipeline(rowsOf(client), stringify({ header: true, escape_formulas: true }), response);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  });
}

async function* rowsOf(client) {
  for (;;) {
    const { rows } = await client.query(`FETCH ${BATCH} FROM everybody`);
    if (rows.length === 0) return;
    yield* rows;
  }
}
