import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { letBlastGo, mailingTo, makeReaders, sinkPort, startSink } from "./blast-people.mjs";
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
  const port = await sinkPort();
  const halves = {
    sink: await startSink(port, { taken, moods: MOODS }),
    worker: startHalf(mailingTo(port, stage), "worker"),
  };
  const blastId = await withClient(stage.url, async (client) => {
    await makeReaders(client, RECIPIENTS, "trial.example");
    return letBlastGo(client);
  });
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
    halves.worker = startHalf(mailingTo(port, stage), "worker");
    return;
  }
  halves.sink.kill("SIGKILL");
  await pause(3_000);
  halves.sink = await startSink(port, { taken, moods: MOODS });
}

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
  for (const [address] of taken.map((each) => each.split(" ")))
    times.set(address, (times.get(address) ?? 0) + 1);
  const twice = [...times.values()].filter((count) => count > 1).length;
  const detail = `${JSON.stringify(states)}, ${taken.length} taken, ${Math.round(sent / seconds)} a second with ${KILLS.length} kills`;
  return [
    line("blast", "everybody comes to one end", `= ${RECIPIENTS}`, String(all), all === RECIPIENTS, detail),
    line("blast", "mailed twice", "0", String(twice), twice === 0, `kill -9 of ${KILLS.join(", ")}`),
    line("blast", "sent and not there", "0", String(Math.max(0, sent - times.size)), sent <= times.size, ""),
  ];
}
