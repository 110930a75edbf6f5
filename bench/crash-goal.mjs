import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { line } from "./measure.mjs";
import { fillForm, startHalf, startLoad, startWeb, withClient } from "./stage.mjs";

const SIGNATURES_A_SECOND = 330;
const PAGES_A_SECOND = 50;
const PAGE_P99_MS = 100;
const FILL_IN_MS = 2_500;
const WARM_UP_SECONDS = 3;
const SETTLE_PATIENCE_MS = 60_000;

const missingOf = (acknowledged, slug) => async (client) => {
  const { rows } = await client.query(
    `select count(*)::int as missing from unnest($1::text[]) e where not exists (
       select from signature s join supporter p on p.id = s.supporter_id join petition t on t.id = s.petition_id
       where p.email_canonical = e and t.slug = $2)`,
    [acknowledged, slug],
  );
  return rows[0].missing;
};

/** Rows that count, what the stored count and its pending deltas say, and batches not yet followed up. */
const stateOf = (slug) => async (client) => {
  const { rows } = await client.query(
    `select
       (select count(*)::int from signature where petition_id = p.id and status = 'counted') as rows,
       coalesce((select counted from petition_count where petition_id = p.id), 0)::int as stored,
       coalesce((select sum(delta) from signature_count_delta where petition_id = p.id), 0)::int as pending,
       (select count(*)::int from signature_follow_up) as waiting
     from petition p where slug = $1`,
    [slug],
  );
  return rows[0];
};

async function settle(stage, slug) {
  const until = performance.now() + SETTLE_PATIENCE_MS;
  for (;;) {
    // PostgreSQL may still be reading its log.
    const state = await withClient(stage.url, stateOf(slug)).catch(() => null);
    if (state && ((state.pending === 0 && state.waiting === 0) || performance.now() > until)) return state;
    if (performance.now() > until) throw new Error("PostgreSQL does not come back.");
    await pause(500);
  }
}

/** Addresses that more than one captured thank-you went to. */
function mailedTwice(folder) {
  const mail = path.join(folder, "mail");
  const seen = new Map();
  for (const file of fs.existsSync(mail) ? fs.readdirSync(mail) : []) {
    const to = /^To: .*?([^\s<]+@example\.org)/im.exec(
      fs.readFileSync(path.join(mail, file), "utf8").slice(0, 4_000),
    )?.[1];
    if (to) seen.set(to, (seen.get(to) ?? 0) + 1);
  }
  return { mails: seen.size, twice: [...seen.values()].filter((count) => count > 1).length };
}

/**
 * Goal 4: ten times the UK record with pages beside it; then the same with `kill -9` of the web process and of
 * PostgreSQL, after which every acknowledged signature must be there and the counts must agree.
 */
export async function crashGoal(stage, { seconds, run }) {
  let web = await startWeb(stage);
  const worker = startHalf(stage, "worker");
  const [signers, readers] = [startLoad(), startLoad()];
  const slug = stage.petitions.bench[0];
  const paths = [{ path: `/petitions/${slug}`, body: await fillForm(web.port, slug) }];
  await pause(FILL_IN_MS);
  const sign = {
    kind: "sign",
    port: web.port,
    rate: SIGNATURES_A_SECOND,
    connections: 256,
    headers: [],
    paths,
  };
  const read = {
    kind: "get",
    port: web.port,
    rate: PAGES_A_SECOND,
    connections: 64,
    headers: ["Accept-Encoding: br"],
    paths: [`/petitions/${slug}`, `/campaigns/${stage.petitions.campaign}`],
  };

  // As with the other goals: a worker that has just begun to start is not what is measured.
  await Promise.all([
    signers.run({ ...sign, seconds: WARM_UP_SECONDS, run: `${run}w` }),
    readers.run({ ...read, seconds: WARM_UP_SECONDS }),
  ]);
  const [calm, pages] = await Promise.all([
    signers.run({ ...sign, seconds, run: `${run}c` }),
    readers.run({ ...read, seconds }),
  ]);

  const storm = signers.run({ ...sign, seconds: seconds + 8, run: `${run}k` });
  await pause(3_000);
  process.kill(web.pid, "SIGKILL");
  await web.ended;
  web = await startWeb(stage, web.port);
  await pause(2_000);
  const postmaster = fs
    .readFileSync(path.join(stage.postgres.folder, "postmaster.pid"), "utf8")
    .split("\n")[0];
  process.kill(Number(postmaster), "SIGKILL");
  const stormed = await storm;

  const state = await settle(stage, slug);
  const acknowledged = [...calm.acknowledged, ...stormed.acknowledged];
  const missing = await withClient(stage.url, missingOf(acknowledged, slug));
  const { mails, twice } = mailedTwice(stage.folder);
  await worker.stop();
  await web.stop();
  const agree = state.rows === state.stored + state.pending;
  return [
    line(
      4,
      `Page p99 at ${SIGNATURES_A_SECOND} signatures a second`,
      `< ${PAGE_P99_MS} ms`,
      `${pages.p99.toFixed(0)} ms`,
      pages.p99 < PAGE_P99_MS && calm.perSecond > SIGNATURES_A_SECOND * 0.98,
      `${calm.perSecond.toFixed(0)}/s taken (p99 ${calm.p99.toFixed(0)} ms), ${JSON.stringify(pages.statuses)}`,
    ),
    line(
      4,
      "Acknowledged signatures missing after kill -9 of web and PostgreSQL",
      "0",
      String(missing),
      missing === 0 && acknowledged.length > 0,
      `${acknowledged.length} acknowledged; under fire: ${JSON.stringify(stormed.statuses)}`,
    ),
    line(
      4,
      "Counts agree with the rows, follow-ups go on, no mail twice",
      "yes",
      agree && state.waiting === 0 && twice === 0 ? "yes" : "no",
      agree && state.waiting === 0 && twice === 0,
      `${state.rows} rows, ${state.stored} + ${state.pending} counted, ${state.waiting} batches left, ${mails} mailed, ${twice} twice`,
    ),
  ];
}
