import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { letBlastGo, mailingTo, makeReaders, sinkPort, startSink } from "./blast-people.mjs";
import { line } from "./measure.mjs";
import { startHalf, withClient } from "./stage.mjs";

const PACE = { perSecond: 20, lanePerSecond: 5, perDay: 450 };
/** Of whom a quarter has an address at Google: the lane's limit, not the blast's, says how long it takes. */
const READERS = 600;
const QUIET_MS = 15_000;
const PATIENCE_MS = 120_000;

/**
 * A blast under a limit a second, one for each mail house, and a day's measure, by the clock of the mail server that takes
 * it. Over ten seconds no more may arrive than the limit allows, and a second's worth that was saved up.
 */
export async function paceTrial(stage) {
  const taken = path.join(stage.folder, "paced");
  const port = await sinkPort();
  const sink = await startSink(port, { taken, moods: { later: 0, never: 0, cut: 0 } });
  await withClient(stage.url, (client) => prepare(client));
  const worker = startHalf(mailingTo(port, stage), "worker");
  await withClient(stage.url, (client) => letBlastGo(client));
  const arrived = await untilQuiet(taken);
  await worker.stop();
  sink.kill();
  const google = arrived.filter(({ address }) => address.endsWith("@gmail.com"));
  return [
    ...within("mails of a blast", arrived, PACE.perSecond),
    ...within("of them to one mail house", google, PACE.lanePerSecond),
    line(
      "pace",
      "mails on one day",
      `${PACE.perDay}`,
      `${arrived.length}`,
      arrived.length === PACE.perDay,
      `of ${READERS} who wait; the rest goes tomorrow`,
    ),
  ];
}

async function prepare(client) {
  await makeReaders(client, READERS, "pace.example");
  await client.query(
    `update supporter set email = n.email, email_canonical = n.email
     from (select id, replace(email, 'pace.example', 'gmail.com') as email from supporter
       where email like '%@pace.example' order by id limit $1) n where supporter.id = n.id`,
    [READERS / 4],
  );
  await client.query("delete from blast_day");
  await client.query("update blast_pace set per_second = $1, lane_per_second = $2, per_day = $3", [
    PACE.perSecond,
    PACE.lanePerSecond,
    PACE.perDay,
  ]);
}

/** What arrived, once nothing has for some time. Errors: throws when nothing arrives at all. */
async function untilQuiet(file) {
  const read = () => fs.readFileSync(file, "utf8").trim();
  const latest = performance.now() + PATIENCE_MS;
  while (read() === "") {
    if (performance.now() > latest) throw new Error("No mail of the blast arrives");
    await pause(500);
  }
  let last = "";
  for (let at = performance.now(); performance.now() - at < QUIET_MS; await pause(500)) {
    const now = read();
    if (now === last) continue;
    last = now;
    at = performance.now();
  }
  return last.split("\n").map((each) => {
    const [address, at] = each.split(" ");
    return { address, at: Number(at) };
  });
}

/** The most that arrived in any one and in any ten seconds. */
function within(what, arrived, limit) {
  const most = (milliseconds) => {
    const times = arrived.map(({ at }) => at).sort((a, b) => a - b);
    return Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length),
    );
  };
  const span = (arrived.at(-1).at - arrived[0].at) / 1_000;
  const allowed = limit * 11;
  return [
    line(
      "pace",
      `${what}, in any ten seconds`,
      `≤ ${allowed}`,
      `${most(10_000)}`,
      most(10_000) <= allowed,
      `limit ${limit} a second; ${(arrived.length / span).toFixed(1)} a second over ${Math.round(span)} s, ${most(1_000)} at most in one`,
    ),
  ];
}
