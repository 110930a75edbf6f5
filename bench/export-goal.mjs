import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { line, median } from "./measure.mjs";
import { startControl, startHalf, withClient } from "./stage.mjs";

const EVERYBODY = JSON.stringify({ words: "", groups: [] });
const MOST_GROWTH = 50;
const LEAST = 2;

/** Goal 8: everybody as CSV with formulas defused, against csv-stringify doing the same; and what that takes in memory. */
export async function exportGoal(stage, panel, { rounds }) {
  const worker = startHalf(
    { ...stage, env: { ...stage.env, DATABASE_URL: panel.url, LOG_LEVEL: "warn" } },
    "worker",
  );
  const control = await startControl("stringify", panel.url);
  const contenders = {
    product: () => exportOf(panel, worker),
    stringify: () => drain(() => fetch(`http://127.0.0.1:${control.port}/`)),
  };
  const seen = { product: [], stringify: [] };
  // Once unwatched: the heaps of both grow to what they work with.
  for (const warmUp of Object.values(contenders)) await warmUp();
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 ? ["stringify", "product"] : ["product", "stringify"];
    for (const name of order) seen[name].push(await contenders[name]());
  }
  await worker.stop();
  return linesOf(seen);
}

/** Asks for the file as the panel does, waits for the run that makes it, and takes it away. */
async function exportOf(panel, worker) {
  const memory = { web: watchMemory(panel.web.pid), worker: watchMemory(worker.pid) };
  const began = performance.now();
  const run = (await panel.post("/admin/exports/supporters", { filter: EVERYBODY })).split("/").at(-1);
  const file = await fileOf(panel.url, run);
  const made = performance.now() - began;
  const taken = await drain(() => panel.open(`/admin/runs/${run}/files/${file.id}`));
  const growth = { web: memory.web.stop(), worker: memory.worker.stop() };
  await withClient(panel.url, (client) => client.query("DELETE FROM kept_file WHERE id = $1", [file.id]));
  return { ...taken, ms: made + taken.ms, made, taken: taken.ms, growth };
}

async function fileOf(url, run) {
  return withClient(url, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        "SELECT r.state, f.id FROM job_run r LEFT JOIN kept_file f ON f.run_id = r.id AND f.bytes IS NOT NULL WHERE r.id = $1",
        [run],
      );
      const [{ state, id }] = rows;
      if (state === "done") return { id };
      if (state === "failed") throw new Error("The export failed");
      await pause(50);
    }
  });
}

async function drain(ask) {
  const began = performance.now();
  const response = await ask();
  if (response.status !== 200) throw new Error(`An export answers ${response.status}`);
  let bytes = 0;
  let rows = -1;
  for await (const piece of response.body) {
    bytes += piece.length;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows += 1;
  }
  return { ms: performance.now() - began, bytes, rows };
}

/** The most that a process holds, from now until `stop`, over what it holds now: megabytes. */
function watchMemory(pid) {
  const read = () => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
  const before = read();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, read());
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return most - before;
    },
  };
}

function linesOf({ product, stringify }) {
  const of = (rounds, what) => median(rounds.map((round) => round[what]));
  const ratio = (what) => median(product.map((round, at) => stringify[at].ms / round[what]));
  const perSecond = (ms) => `${Math.round(product[0].rows / (ms / 1000)).toLocaleString("en-US")}/s`;
  const [lines, others] = [product[0].rows, stringify[0].rows];
  if (lines !== others) throw new Error(`${lines} lines of the product, ${others} of csv-stringify`);
  const compared = (what, part) =>
    line(
      8,
      `${lines.toLocaleString("en-US")} supporters as CSV, ${part}, to csv-stringify`,
      `≥ ${LEAST} ×`,
      `${ratio(what).toFixed(2)} ×`,
      ratio(what) >= LEAST,
      `${perSecond(of(product, what))} against ${perSecond(of(stringify, "ms"))}, ${(product[0].bytes / 1e6).toFixed(0)} MB`,
    );
  const growth = (half) => Math.max(...product.map((round) => round.growth[half]));
  const memory = (half) =>
    line(
      8,
      `Memory of the ${half} meanwhile`,
      `≤ +${MOST_GROWTH} MB`,
      `+${growth(half).toFixed(0)} MB`,
      growth(half) <= MOST_GROWTH,
      "the most of all rounds",
    );
  return [
    compared("made", "made by a run"),
    compared("taken", "taken from the run over HTTP"),
    compared("ms", "both"),
    memory("web"),
    memory("worker"),
  ];
}
