-- Every mail of ours, whether it went out of the outbox or with a blast: for reports of what became of it.
CREATE VIEW any_mail AS
  SELECT id, to_email, to_canonical, status::text AS status, sent_at FROM outgoing_mail
  UNION ALL
  SELECT d.id, s.email, s.email_canonical, d.state::text, d.sent_at
  FROM blast_delivery d JOIN supporter s ON s.id = d.supporter_id;

-- Whoever follows a link in a blast is awake; a program that does is nobody.
CREATE OR REPLACE FUNCTION supporter_is_asleep(
  supporter_id uuid, email_canonical text, known_at timestamptz, acted_at timestamptz, since timestamptz
) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT known_at < since
    AND (acted_at IS NULL OR acted_at < since)
    AND (EXISTS (
      SELECT FROM outgoing_mail m
      WHERE m.to_canonical = email_canonical AND m.status = 'sent' AND m.sent_at >= since)
    OR EXISTS (
      SELECT FROM blast_delivery d
      WHERE d.supporter_id = supporter_is_asleep.supporter_id AND d.sent_at >= since))
    AND NOT EXISTS (
      SELECT FROM blast_delivery d JOIN blast_click c ON c.delivery_id = d.id AND NOT c.machine AND c.at >= since
      WHERE d.supporter_id = supporter_is_asleep.supporter_id)
$$;
