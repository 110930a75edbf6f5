import { fork } from "node:child_process";
import path from "node:path";
import { onStop } from "../scripts/lifecycle.mjs";
import { freePort } from "../scripts/ports.mjs";

/** A mail server for mails that must not go anywhere. `first`: a file for the first of them. */
export async function startSink(port, { taken, moods, first }) {
  const file = path.join(import.meta.dirname, "smtp-sink.mjs");
  const sink = fork(file, [String(port), taken, JSON.stringify(moods), first ?? ""]);
  onStop(() => sink.kill());
  await new Promise((resolve) => sink.once("message", resolve));
  return sink;
}

export const sinkPort = () => freePort(2_600, 2_699);

/** A stage whose worker mails to the sink. */
export const mailingTo = (port, stage, more = {}) => ({
  ...stage,
  env: { ...stage.env, SMTP_URL: `smtp://127.0.0.1:${port}`, ...more },
});

/** The only people who want mail: `count` of them, a third in Spanish. Mail goes as fast as it can. */
export async function makeReaders(client, count, house) {
  await client.query("update blast_pace set per_second = 10000, lane_per_second = 10000, per_day = null");
  await client.query("delete from consent_record");
  await client.query(
    `with people as (
       insert into supporter (id, email, email_canonical, given_name, country, language, created_at, updated_at)
       select gen_random_uuid(), 'reader' || n || $2, 'reader' || n || $2, 'Ana', 'US',
         case when n % 3 = 0 then 'es' else 'en' end::"Language", now(), now()
       from generate_series(1, $1::int) n returning id),
     wording as (
       insert into consent_wording (id, purpose, language, version, text, created_at)
       values (gen_random_uuid(), 'email', 'en', 99, 'Keep me posted at ' || $2::text, now()) returning id)
     insert into consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at)
     select gen_random_uuid(), people.id, 'email', true, wording.id, 'en', '/petitions/x', now() from people, wording`,
    [count, `@${house}`],
  );
  await client.query("analyze");
}

/** A blast to all who want mail, which goes at once. Returns its id. */
export async function letBlastGo(client) {
  const body = (words) => JSON.stringify(mail(words));
  const { rows } = await client.query(
    `with begun as (
       insert into blast (id, campaign_id, name, state, audience, send_at, created_at, updated_at)
       select gen_random_uuid(), id, 'Trial', 'scheduled', '{}', now(), now(), now() from campaign
       where status = 'live' limit 1 returning id)
     insert into blast_translation (blast_id, language, subject, preheader, body)
     select id, l::"Language", '{{ given_name | default: "Friend" }}, the hearing is on Tuesday', 'Call now.',
       case l when 'en' then $1::jsonb else $2::jsonb end from begun, unnest(array['en', 'es']) l
     returning blast_id`,
    [body("The committee votes on Tuesday."), body("El comité vota el martes.")],
  );
  const id = rows[0].blast_id;
  await client.query(
    "select graphile_worker.add_job('blasts.start', json_build_object('blastId', $1::text))",
    [id],
  );
  return id;
}

/** About as long as people write. */
const mail = (words) => ({
  type: "doc",
  content: [
    ...Array.from({ length: 12 }, () => ({
      type: "paragraph",
      content: [{ type: "text", text: `${words} `.repeat(12).trim() }],
    })),
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Call", marks: [{ type: "link", attrs: { href: "https://calls.example/" } }] },
      ],
    },
  ],
});
