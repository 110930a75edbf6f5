import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { onStop } from "../scripts/lifecycle.mjs";
import { freePort } from "../scripts/ports.mjs";
import { line } from "./measure.mjs";
import { startHalf, withClient } from "./stage.mjs";

const RECIPIENTS = Number(process.env.BLAST_RECIPIENTS ?? 100_000);
const PATIENCE_MS = 1_800_000;
const MOODS = { later: 0.05, never: 0.01, cut: 0.002 };
const KILLS = ["worker", "sink", "postgres", "worker", "sink"];

/**
 * A blast to very many, to a mail server with moods, while the worker, that server and PostgreSQL are killed without a
 * warning five times in all. Everybody comes to one end, and nobody gets it twice.
 */
export async function blastTrial(stage) {
  const taken = path.join(stage.folder, "taken");
  const port = await freePort(2_600, 2_699);
  const halves = {
    sink: await startSink(port, taken),
    worker: startHalf(own(stage, port), "worker"),
  };
  const blastId = await withClient(stage.url, prepare);
  const began = performance.now();
  for (const [turn, what] of KILLS.entries()) {
    await untilSent(stage.url, blastId, (RECIPIENTS * (turn + 1)) / (KILLS.length + 1));
    await kill(what, halves, { stage, port, taken });
  }
  const states = await untilEnded(stage.url, blastId);
  const seconds = (performance.now() - began) / 1_000;
  await halves.worker.stop();
  halves.sink.kill();
  return lines(states, fs.readFileSync(taken, "utf8").trimEnd().split("\n"), seconds);
}

const own = (stage, port) => ({ ...stage, env: { ...stage.env, SMTP_URL: `smtp://127.0.0.1:${port}` } });

async function startSink(port, taken) {
  const file = path.join(import.meta.dirname, "smtp-sink.mjs");
  const sink = fork(file, [String(port), taken, JSON.stringify(MOODS)]);
  onStop(() => sink.kill());
  await new Promise((resolve) => sink.once("message", resolve));
  return sink;
}

async function kill(what, halves, { stage, port, taken }) {
  console.log(`  kill -9 ${what}`);
  if (what === "postgres") {
    const file = path.join(stage.postgres.folder, "postmaster.pid");
    process.kill(Number(fs.readFileSync(file, "utf8").split("\n")[0]), "SIGKILL");
    return;
  }
  if (what === "worker") {
    process.kill(halves.worker.pid, "SIGKILL");
    await halves.worker.ended;
    halves.worker = startHalf(own(stage, port), "worker");
    return;
  }
  halves.sink.kill("SIGKILL");
  await pause(3_000);
  halves.sink = await startSink(port, taken);
}

/** People who want mail, and a blast to all of them that goes at once, as fast as it can. */
async function prepare(client) {
  await client.query("update blast_pace set per_second = 10000, lane_per_second = 10000, per_day = null");
  await client.query(
    `with people as (
       insert into supporter (id, email, email_canonical, given_name, country, language, created_at, updated_at)
       select gen_random_uuid(), 'reader' || n || '@trial.example', 'reader' || n || '@trial.example', 'Ana', 'US',
         case when n % 3 = 0 then 'es' else 'en' end::"Language", now(), now()
       from generate_series(1, $1::int) n returning id),
     wording as (
       insert into consent_wording (id, purpose, language, version, text, created_at)
       values (gen_random_uuid(), 'email', 'en', 99, 'Keep me posted.', now()) returning id)
     insert into consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at)
     select gen_random_uuid(), people.id, 'email', true, wording.id, 'en', '/petitions/x', now() from people, wording`,
    [RECIPIENTS],
  );
  // The demo's own people are nobody's recipients here.
  await client.query(
    `delete from consent_record r using supporter s where s.id = r.supporter_id and s.email not like 'reader%'`,
  );
  await client.query("analyze");
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

const STATES = "select state::text, count from blast_tally where blast_id = $1 and count <> 0";

async function statesOf(url, id) {
  // A database that was just killed is on its way up.
  const rows = await withClient(url, async (client) => (await client.query(STATES, [id])).rows).catch(
    () => [],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function untilSent(url, id, most) {
  await until(async () => {
    const { sent = 0 } = await statesOf(url, id);
    return sent >= most ? sent : null;
  });
}

/** Nothing waits any more; what was cut short stays in doubt until it is old enough to be closed. */
function untilEnded(url, id) {
  return until(async () => {
    const states = await statesOf(url, id);
    // What a mail server asked to come back for waits for minutes: it is brought forward.
    await withClient(url, (client) =>
      client.query(
        "update blast_delivery set due_at = now() where blast_id = $1 and state = 'queued' and due_at > now()",
        [id],
      ),
    ).catch(() => {});
    await withClient(url, (client) =>
      client.query("select graphile_worker.add_job('blasts.send', job_key := 'blasts.send')"),
    ).catch(() => {});
    return states.sent && !states.queued ? states : null;
  });
}

async function until(found) {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const result = await found();
    if (result !== null) return result;
    if (performance.now() > end) throw new Error("The blast does not come to an end");
    await pause(500);
  }
}

function lines(states, taken, seconds) {
  const { sent = 0, failed = 0, unknown = 0, sending = 0 } = states;
  const all = sent + failed + unknown + sending;
  const times = new Map();
  for (const address of taken) times.set(address, (times.get(address) ?? 0) + 1);
  const twice = [...times.values()].filter((count) => count > 1).length;
  const detail = `${JSON.stringify(states)}, ${taken.length} taken, ${Math.round(sent / seconds)} a second with ${KILLS.length} kills`;
  return [
    line("blast", "everybody comes to one end", `= ${RECIPIENTS}`, String(all), all === RECIPIENTS, detail),
    line("blast", "mailed twice", "0", String(twice), twice === 0, `kill -9 of ${KILLS.join(", ")}`),
    line("blast", "sent and not there", "0", String(Math.max(0, sent - times.size)), sent <= times.size, ""),
  ];
}
