-- Fills a database that holds the demo as years of campaigning would: bench.people supporters who sign about twice,
-- over two years that end now. Everything hangs on hashes of row numbers, so that two fillings differ in their dates alone.
-- Triggers and foreign keys are off meanwhile; what triggers and jobs would have kept is added up from the rows at the end.

-- step: ground
CREATE FUNCTION bench_random(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (hashint8extended(n, salt) & 1073741823)::float8 / 1073741824;
-- Ids grow with time: a version 7 UUID of a moment and a number.
CREATE FUNCTION bench_id(at timestamptz, n bigint, salt int) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
    || lpad(to_hex(hashint8extended(n, salt) & 4095), 3, '0') || '8'
    || lpad(to_hex(hashint8extended(n, salt + 1) & 1152921504606846975), 15, '0'))::uuid;

-- The people of the demo are in the way of a round number.
TRUNCATE supporter, signature, outgoing_mail, suppression, signature_quarter, signature_sharer, signature_move, mail_move,
  signature_count_delta, petition_count, petition_place_count, petition_mail_quarter, petition_visit, campaign_visit CASCADE;

INSERT INTO staff_member (id, email, email_canonical, name, role, created_at)
SELECT bench_id(now(), n, 1), 'staff' || n || '@example.org', 'staff' || n || '@example.org',
  (ARRAY['Rosa Medina', 'Tom Becker', 'Ana Flores', 'Li Chen', 'Sam Okafor'])[n], 'organizer', now() - interval '2 years'
FROM generate_series(1, 5) n;

INSERT INTO custom_field (id, key, kind, label_en, label_es, choices, position) VALUES
  (gen_random_uuid(), 'ward', 'choice', 'Ward', 'Distrito', '[{"value":"north","en":"North","es":"Norte"},{"value":"south","en":"South","es":"Sur"}]', 1),
  (gen_random_uuid(), 'volunteers', 'yes_no', 'Volunteers', 'Es voluntario', '[]', 2),
  (gen_random_uuid(), 'employer', 'text', 'Employer', 'Empleo', '[]', 3);

INSERT INTO tag (id, name, slug)
SELECT bench_id(now(), n, 2), name, lower(replace(name, ' ', '-'))
FROM unnest(ARRAY['Volunteer', 'Donor', 'Press list', 'Phone bank', 'Teacher', 'Nurse', 'Student', 'Member 2024', 'Member 2025',
  'Rally May', 'Rally October', 'Texts only', 'Do not call', 'Captain', 'Translator', 'Board', 'Speaker', 'Host']) WITH ORDINALITY t(name, n);

-- Ten campaigns of four petitions, half of which count a signature once it is confirmed.
CREATE UNLOGGED TABLE bench_campaign AS
SELECT n, bench_id(now(), n, 3) AS id, c.id AS source_id FROM generate_series(0, 9) n,
  LATERAL (SELECT id FROM campaign WHERE status = 'live' ORDER BY created_at, slug LIMIT 1) c;
INSERT INTO campaign SELECT (jsonb_populate_record(c, jsonb_build_object('id', b.id, 'slug', 'bench-campaign-' || b.n))).*
FROM bench_campaign b JOIN campaign c ON c.id = b.source_id;
INSERT INTO campaign_translation SELECT (jsonb_populate_record(t, jsonb_build_object('campaign_id', b.id, 'name', 'Campaign ' || b.n))).*
FROM bench_campaign b JOIN campaign_translation t ON t.campaign_id = b.source_id;

CREATE UNLOGGED TABLE bench_petition AS
SELECT k, bench_id(now(), k, 4) AS id, b.id AS campaign_id, p.id AS source_id,
  (CASE WHEN (k / 10) % 2 = 0 THEN 'email' ELSE 'none' END)::"Confirmation" AS confirmation
FROM generate_series(0, 39) k JOIN bench_campaign b ON b.n = k % 10,
  LATERAL (SELECT id FROM petition WHERE campaign_id = b.source_id ORDER BY position, slug LIMIT 1) p;
INSERT INTO petition SELECT (jsonb_populate_record(p, jsonb_build_object('id', b.id, 'campaign_id', b.campaign_id,
  'slug', 'list-' || b.k, 'position', b.k / 10, 'confirmation', b.confirmation, 'next_petition_id', NULL))).*
FROM bench_petition b JOIN petition p ON p.id = b.source_id;
INSERT INTO petition_translation SELECT (jsonb_populate_record(t, jsonb_build_object('petition_id', b.id, 'title', 'Petition ' || b.k))).*
FROM bench_petition b JOIN petition_translation t ON t.petition_id = b.source_id;

INSERT INTO post SELECT (jsonb_populate_record(p, jsonb_build_object('id', bench_id(now() - i * interval '1 hour', i, 5),
  'campaign_id', b.id, 'slug', 'bench-post-' || i, 'dated_on', (now() - i * interval '1 hour')::date, 'pinned', false))).*
FROM generate_series(1, least(1000, current_setting('bench.people')::int / 200)) i
JOIN bench_campaign b ON b.n = i % 10 JOIN post p ON p.id = (SELECT id FROM post ORDER BY published_at, slug LIMIT 1);
INSERT INTO post_translation SELECT (jsonb_populate_record(t, jsonb_build_object('post_id', n.id))).*
FROM post n JOIN post_translation t ON t.post_id = (SELECT id FROM post ORDER BY published_at, slug LIMIT 1)
WHERE n.slug LIKE 'bench-post-%';

INSERT INTO consent_wording (id, purpose, language, version, text)
SELECT gen_random_uuid(), p.purpose, l.language, 900, 'Words of the benchmark'
FROM (VALUES ('email'), ('sms'), ('partner:' || (SELECT id FROM partner ORDER BY name LIMIT 1))) p(purpose),
  unnest(ARRAY['en', 'es']::"Language"[]) l(language);

-- step: people
CREATE UNLOGGED TABLE bench_person AS
WITH size AS (
  SELECT current_setting('bench.people')::int AS people, (SELECT count(*) FROM bench_place WHERE state = 'CA') AS home,
    (SELECT count(*) FROM bench_place) AS places
), rows AS (
  SELECT n, n::float8 / people AS x, home, places, bench_random(n, 10) AS r, bench_random(n, 11) AS r2
  FROM size, generate_series(1, (SELECT people FROM size)) n
), named AS (
  SELECT n, r, r2, x,
    -- Every few weeks there are more of them.
    least(now() - interval '1 second', now() - interval '730 days' * (1 - x - 0.004 * sin(60 * pi() * x))
      + interval '6 hours' * bench_random(n, 12)) AS created_at,
    CASE WHEN bench_random(n, 13) < 0.0005 THEN 'Xóchitl' ELSE (ARRAY['María', 'José', 'Ana', 'John', 'Luis', 'Carmen', 'Michael', 'Rosa', 'Juan', 'Linda', 'David', 'Guadalupe', 'James', 'Elena',
      'Robert', 'Sofía', 'William', 'Lucía', 'Carlos', 'Jennifer', 'Miguel', 'Barbara', 'Pedro', 'Susan', 'Jorge', 'Jessica', 'Ramón', 'Sarah', 'Raúl', 'Karen',
      'Teresa', 'Daniel', 'Verónica', 'Thomas', 'Alejandra', 'Mark', 'Gloria', 'Steven', 'Beatriz', 'Kevin', 'Yolanda', 'Brian', 'Irma', 'George', 'Leticia',
      'Edward', 'Silvia', 'Ronald', 'Wei', 'Mai', 'Nguyen', 'Kim', 'Fatima', 'Aisha', 'Quinn', 'Ursula', 'Zoe', 'Ike', 'Noor', 'Vera'])[1 + floor(60 * power(bench_random(n, 14), 1.6))] END AS given,
    (ARRAY['García', 'Smith', 'Hernández', 'Johnson', 'Martínez', 'López', 'González', 'Brown', 'Rodríguez', 'Nguyen', 'Pérez', 'Lee', 'Sánchez', 'Kim', 'Ramírez',
      'Davis', 'Torres', 'Flores', 'Wilson', 'Rivera', 'Chen', 'Gómez', 'Díaz', 'Cruz', 'Moore', 'Reyes', 'Morales', 'Taylor', 'Ortiz', 'Gutiérrez',
      'Tran', 'Jackson', 'Ruiz', 'Mendoza', 'White', 'Alvarez', 'Castillo', 'Jiménez', 'Patel', 'Vargas', 'Wong', 'Moreno', 'Romero', 'Ramos', 'Clark',
      'Chávez', 'Medina', 'Aguilar', 'Vega', 'Peña', 'Young', 'Walker', 'Salazar', 'Guerrero', 'Ortega', 'Ibarra', 'Quintero', 'Zamora', 'Ulloa', 'O’Connor'])
      AS families,
    CASE WHEN r < 0.55 THEN floor(home * power(r2, 2)) ELSE home + floor((places - home) * power(r2, 2)) END::int AS place
  FROM rows
)
SELECT p.n, bench_id(p.created_at, p.n, 20) AS id, p.created_at, p.given,
  families[1 + floor(60 * power(bench_random(n, 15), 1.5))]
    || CASE WHEN bench_random(n, 16) < 0.3 THEN ' ' || families[1 + floor(60 * bench_random(n, 17))] ELSE '' END AS family,
  (ARRAY['gmail.com', 'gmail.com', 'gmail.com', 'gmail.com', 'gmail.com', 'yahoo.com', 'yahoo.com', 'hotmail.com', 'outlook.com',
    'icloud.com', 'aol.com', 'comcast.net'])[1 + floor(13 * bench_random(n, 18))] AS domain,
  CASE WHEN bench_random(n, 19) < 0.35 THEN '+1' || (2130000000 + floor(bench_random(n, 21) * 7869999999))::bigint END AS phone,
  CASE WHEN p.r < 0.97 THEN l.place END AS locality, CASE WHEN p.r < 0.97 THEN l.state END AS region,
  CASE WHEN p.r < 0.97 THEN l.zip ELSE '06' || floor(bench_random(n, 22) * 900 + 100) END AS postal_code,
  CASE WHEN p.r < 0.97 THEN l.county_fips END AS county_fips, CASE WHEN p.r < 0.97 THEN 'US' ELSE 'MX' END AS country,
  (CASE WHEN bench_random(n, 23) < 0.2 THEN 'es' ELSE 'en' END)::"Language" AS language,
  CASE WHEN bench_random(n, 24) > 0.08 THEN '{}'::jsonb ELSE jsonb_build_object(
    'ward', CASE WHEN bench_random(n, 25) < 0.5 THEN 'north' ELSE 'south' END, 'volunteers', bench_random(n, 26) < 0.3,
    'employer', 'Employer ' || floor(400 * power(bench_random(n, 27), 2))) END AS custom
FROM named p JOIN bench_place l ON l.k = p.place;

-- step: what they sign
CREATE UNLOGGED TABLE bench_sign AS
SELECT *, bench_id(signed_at, attempt, 30) AS id, row_number() OVER (PARTITION BY k ORDER BY signed_at, attempt) AS place
FROM (
  SELECT p.n, p.n * 16 + j AS attempt, (floor(40 * power(bench_random(p.n, 31), 3))::int + j) % 40 AS k,
    CASE WHEN j = 0 THEN p.created_at
      ELSE p.created_at + (now() - p.created_at) * power(bench_random(p.n * 16 + j, 32), 2) END AS signed_at
  FROM bench_person p CROSS JOIN LATERAL generate_series(0, CASE
    WHEN bench_random(p.n, 33) < 0.5 THEN 0 WHEN bench_random(p.n, 33) < 0.76 THEN 1
    WHEN bench_random(p.n, 33) < 0.91 THEN 2 WHEN bench_random(p.n, 33) < 0.97 THEN 4 ELSE 6 END) j
) s;
ANALYZE bench_sign;

-- step: supporters
INSERT INTO supporter (id, email, email_canonical, given_name, family_name, phone, street_address, locality, region,
  postal_code, country, language, custom, created_at, updated_at, last_action_at)
SELECT p.id, mailbox || '@' || host, CASE host WHEN 'gmail.com' THEN replace(mailbox, '.', '') ELSE mailbox END || '@' || host,
  p.given, p.family, p.phone, CASE WHEN bench_random(p.n, 28) < 0.4 THEN (100 + p.n % 9000) || ' Main Street' END,
  p.locality, p.region, p.postal_code, p.country, p.language, p.custom, p.created_at, p.created_at, s.last
FROM bench_person p
CROSS JOIN LATERAL (SELECT fold_text(p.given) || '.' || translate(fold_text(p.family), ' ’', '') || p.n AS mailbox,
  coalesce(p.domain, 'mail' || p.n % 700 || '.example.com') AS host) m
JOIN (SELECT n, max(signed_at) AS last FROM bench_sign GROUP BY n) s ON s.n = p.n
ORDER BY p.n;
UPDATE supporter s SET merged_into_id = o.id FROM bench_person p JOIN bench_person o ON o.n = p.n + 1
WHERE p.n % 500 = 7 AND s.id = p.id;
UPDATE supporter s SET erased_at = now(), given_name = '', family_name = NULL, email = s.id || '@erased.invalid',
  email_canonical = s.id || '@erased.invalid', phone = NULL, postal_code = NULL, locality = NULL, street_address = NULL, custom = '{}'
FROM bench_person p WHERE p.n % 900 = 11 AND s.id = p.id;

-- step: signatures
INSERT INTO signature (id, petition_id, supporter_id, status, given_name, family_name, public, locality, region, postal_code,
  country, county_fips, comment, comment_status, language, source, referrer, utm, share_code, shared_by_id, reasons,
  network_hash, signed_at, counted_at)
SELECT s.id, t.id, p.id, f.status, p.given, p.family, bench_random(s.attempt, 40) < 0.8, p.locality, p.region, p.postal_code,
  p.country, p.county_fips, f.comment,
  (CASE WHEN f.comment IS NULL THEN 'none' WHEN bench_random(s.attempt, 41) < 0.05 THEN 'waiting'
    WHEN bench_random(s.attempt, 41) < 0.15 THEN 'rejected' ELSE 'approved' END)::"CommentStatus",
  p.language, (ARRAY['newsletter', 'facebook', 'instagram', 'whatsapp', 'thanks', 'sms', 'rally', 'partner-mail', 'tv', 'flyer', 'union-hall', 'radio'])
    [1 + floor(12 * power(bench_random(s.attempt, 42), 2) + CASE WHEN bench_random(s.attempt, 43) < 0.45 THEN 12 ELSE 0 END)],
  CASE WHEN bench_random(s.attempt, 44) < 0.2 THEN (ARRAY['https://www.google.com/', 'https://t.co/', 'https://news.example.com/story'])
    [1 + floor(3 * bench_random(s.attempt, 45))] END,
  CASE WHEN bench_random(s.attempt, 46) < 0.05 THEN '{"utm_source": "ads", "utm_campaign": "spring"}'::jsonb END,
  substr(md5('share' || s.attempt), 1, 12), o.id, f.reasons,
  CASE WHEN s.signed_at > now() - interval '30 days' THEN decode(md5('network' || (hashint8extended(s.n, 47) & 65535)), 'hex') END,
  s.signed_at, CASE WHEN f.status = 'counted' THEN
    least(now(), s.signed_at + CASE WHEN t.confirmation = 'email' THEN interval '2 hours' * bench_random(s.attempt, 48) ELSE '0' END) END
FROM bench_sign s
JOIN bench_person p ON p.n = s.n
JOIN bench_petition t ON t.k = s.k
LEFT JOIN bench_sign o ON o.k = s.k AND o.place < s.place AND bench_random(s.attempt, 49) < 0.1
  AND o.place = floor(s.place * power(bench_random(s.attempt, 50), 2))
CROSS JOIN LATERAL (SELECT
  (CASE WHEN bench_random(s.attempt, 51) < 0.01 THEN 'review' WHEN bench_random(s.attempt, 51) < 0.05 THEN 'invalid'
    WHEN t.confirmation = 'email' AND bench_random(s.attempt, 51) < 0.2 THEN 'pending' ELSE 'counted' END)::"SignatureStatus" AS status,
  CASE WHEN bench_random(s.attempt, 51) < 0.05 THEN ARRAY[(ARRAY['honeypot', 'disposable', 'too-fast', 'rate.address', 'rate.network'])
    [1 + floor(5 * bench_random(s.attempt, 52))]] ELSE '{}' END AS reasons,
  CASE WHEN bench_random(s.attempt, 53) < 0.12 THEN (ARRAY['My children swim here every summer.', 'Please listen to the people who live here.',
    'I have worked at this school for twenty years.', 'Mi familia depende de esto.', 'Keep it open.'])[1 + floor(5 * bench_random(s.attempt, 54))]
    || ' ' || (ARRAY['It is the only one we have left.', 'Thank you.', 'We will remember in November.', 'Gracias por escuchar a los vecinos del barrio.'])
    [1 + floor(4 * bench_random(s.attempt, 55))] END AS comment) f
ORDER BY s.signed_at;

-- step: deeds, consents
INSERT INTO supporter_action (id, supporter_id, campaign_id, kind, subject_id, source, occurred_at)
SELECT g.id, g.supporter_id, t.campaign_id, 'signed', g.id, g.source, g.signed_at
FROM signature g JOIN bench_petition t ON t.id = g.petition_id ORDER BY g.id;
INSERT INTO supporter_action (id, supporter_id, campaign_id, kind, subject_id, source, occurred_at)
SELECT bench_id(g.counted_at, hashtextextended(g.id::text, 0), 60), g.supporter_id, t.campaign_id, 'confirmed', g.id, NULL, g.counted_at
FROM signature g JOIN bench_petition t ON t.id = g.petition_id AND t.confirmation = 'email' WHERE g.status = 'counted';
WITH wording AS (SELECT * FROM consent_wording WHERE version = 900), asked AS (
  SELECT p.*, w.purpose, w.id AS wording_id, w.purpose <> 'email' AS other,
    bench_random(p.n, CASE w.purpose WHEN 'email' THEN 61 WHEN 'sms' THEN 62 ELSE 63 END) AS r
  FROM bench_person p JOIN wording w ON w.language = p.language
)
INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at, subject_id, awaits_confirmation)
SELECT bench_id(a.created_at, a.n, 64 + hashtext(a.purpose) % 1000), a.id, a.purpose, a.r < CASE WHEN a.other THEN 0.06 ELSE 0.45 END,
  a.wording_id, a.language, '/petitions/bench-1', a.created_at, NULL, a.r < 0.02
FROM asked a WHERE a.r < CASE WHEN a.other THEN 0.1 ELSE 0.75 END ORDER BY a.n;
INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at)
SELECT bench_id(now(), p.n, 65), p.id, 'email', false, (SELECT id FROM consent_wording WHERE version = 900 AND purpose = 'email' LIMIT 1),
  p.language, '/preferences', now() - interval '1 day' * bench_random(p.n, 66)
FROM bench_person p WHERE bench_random(p.n, 61) BETWEEN 0.1 AND 0.12;

-- step: tags, notes, mails
INSERT INTO supporter_tag (tag_id, supporter_id, at)
SELECT t.id, p.id, p.created_at FROM bench_person p
CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM tag) t
WHERE bench_random(p.n, 70 + t.rank::int) < 0.2 / (t.rank * t.rank);
INSERT INTO note (id, supporter_id, text, created_at)
SELECT bench_id(p.created_at, p.n, 90), p.id, 'Called on the telephone; wants to help with the rally.', p.created_at
FROM bench_person p WHERE bench_random(p.n, 91) < 0.01;
INSERT INTO suppression (email_canonical, reason, created_at)
SELECT s.email_canonical, (ARRAY['hard_bounce', 'soft_bounces', 'complaint', 'staff']::"SuppressionReason"[])[1 + floor(4 * power(bench_random(p.n, 92), 2))], now()
FROM bench_person p JOIN supporter s ON s.id = p.id WHERE bench_random(p.n, 93) < 0.015 AND s.erased_at IS NULL;
INSERT INTO outgoing_mail (id, kind, language, to_email, to_canonical, subject_id, dedupe_key, status, attempts, run_at, claimed_at, sent_at, note, created_at)
SELECT bench_id(g.signed_at, hashtextextended(g.id::text, 0), 94), f.kind, g.language, s.email, s.email_canonical, g.id,
  f.kind || ':' || g.id, f.status, 1, g.signed_at, NULL, CASE WHEN f.status = 'sent' THEN g.signed_at + interval '3 seconds' END,
  CASE WHEN f.status = 'failed' THEN '550 mailbox unavailable' END, g.signed_at
FROM signature g JOIN bench_petition t ON t.id = g.petition_id JOIN supporter s ON s.id = g.supporter_id
CROSS JOIN LATERAL (SELECT CASE t.confirmation WHEN 'email' THEN 'signature.confirmation' ELSE 'signature.thank-you' END AS kind,
  (CASE WHEN bench_random(hashtextextended(g.id::text, 0), 95) < 0.015 THEN 'failed'
    WHEN bench_random(hashtextextended(g.id::text, 0), 95) < 0.03 THEN 'skipped' ELSE 'sent' END)::"MailStatus" AS status) f
WHERE g.signed_at > now() - interval '365 days' ORDER BY g.signed_at;

-- step: what staff did
INSERT INTO audit_entry (id, recorded_at, actor_id, actor_name, from_network, what, subject_kind, subject_id, subject_name, campaign_id, after)
SELECT bench_id(a.at, i, 96), a.at, m.id, m.name, '203.0.113.0/24', a.what, split_part(a.what, '.', 1),
  CASE WHEN a.what LIKE 'supporter.%' THEN p.id WHEN a.what LIKE 'staff.%' THEN m.id ELSE c.id END,
  CASE WHEN a.what LIKE 'supporter.%' THEN NULL WHEN a.what LIKE 'staff.%' THEN m.name ELSE 'Campaign ' || c.n END,
  CASE WHEN a.what LIKE 'campaign.%' THEN c.id END, '{"tag": "Volunteer"}'
FROM generate_series(1, current_setting('bench.people')::int / 5) i
CROSS JOIN LATERAL (SELECT now() - interval '730 days' * (1 - i::float8 / (current_setting('bench.people')::int / 5)) AS at,
  (ARRAY['supporter.tagged', 'supporter.tagged', 'supporter.edited', 'campaign.updated', 'staff.signed-in', 'supporter.suppressed'])[1 + floor(6 * bench_random(i, 97))] AS what) a
JOIN bench_person p ON p.n = i
JOIN bench_campaign c ON c.n = i % 10
JOIN staff_member m ON m.email = 'staff' || 1 + i % 5 || '@example.org';
INSERT INTO job_run (id, kind, state, permission, started_by, actor, input, done, total, result, created_at, started_at, ended_at)
SELECT bench_id(now() - n * interval '10 minutes', n, 98), 'supporter-export', 'done', 'supporters.export', m.id,
  jsonb_build_object('id', m.id, 'name', m.name), '{}', 1200, 1200, '{"figures": {"rows": 1200}}',
  now() - n * interval '10 minutes', now() - n * interval '10 minutes', now() - n * interval '10 minutes'
FROM generate_series(1, current_setting('bench.people')::int / 500) n JOIN staff_member m ON m.email = 'staff' || 1 + n % 5 || '@example.org';

-- step: sums
INSERT INTO signature_quarter (petition_id, at, source, counted, pending, review, invalid)
SELECT petition_id, quarter_of(signed_at), signature_source(source, utm, shared_by_id, referrer),
  count(*) FILTER (WHERE status = 'counted'), count(*) FILTER (WHERE status = 'pending'),
  count(*) FILTER (WHERE status = 'review'), count(*) FILTER (WHERE status = 'invalid')
FROM signature GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
INSERT INTO signature_sharer (sharer_id, petition_id, counted)
SELECT shared_by_id, petition_id, count(*) FROM signature
WHERE shared_by_id IS NOT NULL AND status = 'counted' GROUP BY 1, 2;
INSERT INTO petition_count (petition_id, counted, updated_at)
SELECT petition_id, count(*), now() FROM signature WHERE status = 'counted' GROUP BY 1;
INSERT INTO petition_place_count (petition_id, level, place, counted)
SELECT petition_id, level, place, count(*) FROM signature, LATERAL (VALUES ('country'::"PlaceLevel", country),
  ('region', country || '-' || region), ('county', county_fips), ('postal_code', country || '-' || postal_code)) l(level, place)
WHERE status = 'counted' AND place IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO petition_mail_quarter (petition_id, at, sent, failed, skipped)
SELECT g.petition_id, quarter_of(m.created_at), count(*) FILTER (WHERE m.status = 'sent'),
  count(*) FILTER (WHERE m.status = 'failed'), count(*) FILTER (WHERE m.status = 'skipped')
FROM outgoing_mail m JOIN signature g ON g.id = m.subject_id JOIN bench_petition t ON t.id = g.petition_id GROUP BY 1, 2 ORDER BY 1, 2;
INSERT INTO petition_visit (petition_id, at, source, visits)
SELECT petition_id, at, source, 4 * (counted + pending + review + invalid) FROM signature_quarter;
INSERT INTO campaign_visit (campaign_id, at, source, visits)
SELECT t.campaign_id, v.at, v.source, sum(v.visits) / 3 FROM petition_visit v JOIN bench_petition t ON t.id = v.petition_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
