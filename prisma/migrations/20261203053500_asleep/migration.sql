-- Who was mailed since a moment and gave no sign of life since: the one place where that is said. What else is a sign, such as a
-- click, is added here, and so is where else mails are written down. Both must be answered by an index.
CREATE FUNCTION supporter_is_asleep(
  supporter_id uuid, email_canonical text, known_at timestamptz, acted_at timestamptz, since timestamptz
) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT known_at < since
    AND (acted_at IS NULL OR acted_at < since)
    AND EXISTS (
      SELECT FROM outgoing_mail m
      WHERE m.to_canonical = email_canonical AND m.status = 'sent' AND m.sent_at >= since)
$$;
