/**
 * Part of a larger statement that adds or completes supporters: the body of a CTE.
 *
 * Reads the relation `person` (one row an address): id, email, email_canonical, given_name, family_name,
 * phone, street_address, locality, region, postal_code, country, language, at. Returns id,
 * email_canonical, and address_id (another row than id when that address went into another one), of new and of known
 * people alike.
 *
 * A form proves nothing about who filled it in, so what is known of a person is never overwritten: only
 * blanks are filled, and an address only as a whole. The address of a row that was merged into another one leads
 * to that other one. The rows are sorted so that two statements that meet
 * the same people wait for each other instead of blocking each other.
 */
export const upsertSupporters = `
  INSERT INTO supporter AS s (id, email, email_canonical, given_name, family_name, phone, street_address,
    locality, region, postal_code, country, language, created_at, updated_at, last_action_at)
  SELECT id, email, email_canonical, given_name, family_name, phone, street_address,
    locality, region, postal_code, country, language, at, at, at
  FROM person ORDER BY email_canonical
  ON CONFLICT (email_canonical) DO UPDATE SET
    family_name = coalesce(s.family_name, excluded.family_name),
    phone = coalesce(s.phone, excluded.phone),
    street_address = CASE WHEN s.postal_code IS NULL OR s.postal_code = excluded.postal_code
      THEN coalesce(s.street_address, excluded.street_address) ELSE s.street_address END,
    locality = CASE WHEN s.postal_code IS NULL THEN coalesce(s.locality, excluded.locality) ELSE s.locality END,
    region = CASE WHEN s.postal_code IS NULL THEN coalesce(s.region, excluded.region) ELSE s.region END,
    country = CASE WHEN s.postal_code IS NULL AND excluded.postal_code IS NOT NULL
      THEN excluded.country ELSE s.country END,
    postal_code = coalesce(s.postal_code, excluded.postal_code),
    updated_at = greatest(s.updated_at, excluded.updated_at),
    last_action_at = greatest(s.last_action_at, excluded.last_action_at)
  RETURNING coalesce(s.merged_into_id, s.id) AS id, s.email_canonical, s.id AS address_id`;
