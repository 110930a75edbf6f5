import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runChild } from "../scripts/children.mjs";
import { askOnce } from "./client.mjs";
import { demandAllGood, interleave, line, ratioLine, ratioOf } from "./measure.mjs";
import { startControl, startLoad, startWeb, withClient } from "./stage.mjs";

const CONNECTIONS = 64;
const ZIP = "94103";
const LOOK_UP = `/api/officials?zip=${ZIP}`;
const HELLO = {
  headers: { "Content-Type": "text/plain" },
  body: Buffer.from("hello world").toString("base64"),
};

/** About what both houses of all states, Congress and the counties come to, at the scale of 1:500,000. */
const SHAPES = 8_000;
const POINTS = 500;
const STATES = "01 04 05 06 08 12 13 17 18 20 24 26 27 36 39 48".split(" ");
/** Of the first shape: its middle. */
const MIDDLE = { lat: 25.125, lon: -119.875 };

/** Goal 6: a look-up against hello world; what the shapes of all districts take in time and memory. */
export async function lookUpGoal(stage, { rounds, seconds }) {
  await fillZip(stage);
  const known = { ...stage, env: { ...stage.env, GEOCODER_URL: "off" } };
  const web = await startWeb(known);
  const load = startLoad();
  const control = await startControl("bytes");
  await control.serve(HELLO);
  const plan = { kind: "get", seconds, connections: CONNECTIONS, headers: ["Accept-Encoding: gzip, br"] };
  const contenders = {
    lookUp: () => load.run({ ...plan, paths: [LOOK_UP], port: web.port }),
    hello: () => load.run({ ...plan, paths: ["/"], port: control.port }),
  };
  for (const warmUp of Object.values(contenders)) await warmUp();
  const seen = await interleave(contenders, rounds);
  for (const [name, results] of Object.entries(seen)) demandAllGood(name, results, 200);
  await web.stop();
  return [
    ratioLine(6, "Look-up of a ZIP code to hello world", 0.7, ratioOf(seen.lookUp, seen.hello)),
    ...(await hangingLines(stage)),
    ...(await shapeLines(known)),
  ];
}

const HANGING = { perSecond: 100, seconds: 15, patienceMs: 3_000 };

/** Look-ups by address, each from a network of its own, while the geocoder takes every connection and says nothing. */
async function hangingLines(stage) {
  const held = new Set();
  const geocoder = net.createServer((socket) => {
    held.add(socket);
    socket.on("error", () => {});
  });
  await new Promise((resolve) => geocoder.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${geocoder.address().port}`;
  const web = await startWeb({ ...stage, env: { ...stage.env, GEOCODER_URL: url, TRUST_PROXY: "1" } });
  const asked = [];
  const pages = [];
  try {
    for (let at = 0; at < HANGING.perSecond * HANGING.seconds; at += 1) {
      const from = [`X-Forwarded-For: 198.18.${at % 250}.${Math.floor(at / 250)}`];
      asked.push(timed(() => askOnce(web.port, `/api/officials?address=${at}+Market+St&zip=${ZIP}`, from)));
      if (at % 20 === 0) pages.push(timed(() => askOnce(web.port, LOOK_UP, from)));
      await pause(1_000 / HANGING.perSecond);
    }
    const [answers, beside] = await Promise.all([Promise.all(asked), Promise.all(pages)]);
    demandZip(answers);
    const [most, median] = [atPart(answers, 1), atPart(answers, 0.5)];
    const page = atPart(beside, 0.99);
    const limit = HANGING.patienceMs + 500;
    return [
      line(
        6,
        `${HANGING.perSecond} look-ups a second while the geocoder hangs`,
        `≤ ${limit} ms`,
        `${Math.round(most)} ms`,
        most <= limit,
        `${answers.length} answers by ZIP code, none failed; half of them after ${Math.round(median)} ms; a look-up by ZIP code beside them after ${Math.round(page)} ms (p99)`,
      ),
    ];
  } finally {
    await web.stop();
    for (const socket of held) socket.destroy();
    geocoder.close();
  }
}

/** Every answer is there, and tells the districts of the ZIP code. */
function demandZip(answers) {
  for (const { result } of answers) {
    if (result.status !== 200) throw new Error(`A look-up was answered with ${result.status}`);
    if (!String(result.body).includes('"precision":"candidates"'))
      throw new Error("A look-up was not answered by its ZIP code");
  }
}

const atPart = (answers, part) => {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * part))];
};

/** A ZIP code in two districts, with two senators: an answer of the usual length. */
async function fillZip({ url }) {
  const california = "ocd-division/country:us/state:ca";
  await withClient(url, (client) =>
    client.query(`
      INSERT INTO source (key, name) VALUES ('bench', 'Bench') ON CONFLICT DO NOTHING;
      INSERT INTO division (id, type, name, state_code) VALUES ('${california}', 'state', 'California', 'CA'),
        ('${california}/cd:11', 'cd', 'Eleven', 'CA'), ('${california}/cd:12', 'cd', 'Twelve', 'CA')
        ON CONFLICT DO NOTHING;
      INSERT INTO district_plan (key, type, name, source_key, as_of) VALUES ('bench', 'cd', 'bench', 'bench', '2026-01-01');
      INSERT INTO zip_division VALUES ('${ZIP}', 'bench', '${california}/cd:11', 0.6),
        ('${ZIP}', 'bench', '${california}/cd:12', 0.4);
      WITH made AS (INSERT INTO office (id, division_id, level, key, seats)
          SELECT gen_random_uuid(), id, 'federal', 'bench', CASE type WHEN 'state' THEN 2 ELSE 1 END FROM division
          WHERE id LIKE '${california}%' AND type IN ('state', 'cd') RETURNING id, seats),
        person AS (INSERT INTO official (id, name, family_name, party)
          SELECT gen_random_uuid(), 'Member ' || n, 'Member', 'Democratic' FROM generate_series(1, 4) n RETURNING id),
        numbered AS (SELECT id, row_number() OVER () AS n FROM person),
        seat AS (SELECT id, row_number() OVER () AS n FROM made, generate_series(1, seats))
      INSERT INTO term (id, official_id, office_id, start_on)
        SELECT gen_random_uuid(), numbered.id, seat.id, '2025-01-03' FROM numbered JOIN seat USING (n)`),
  );
}

async function shapeLines(stage) {
  const file = path.join(stage.folder, "shapes.geojson");
  await writeShapes(file);
  const importing = performance.now();
  await runChild(
    process.execPath,
    ["scripts/command.mjs", "districts", "import", file, "--type", "sldl", "--plan", "bench-sldl"],
    { quiet: true, env: stage.env },
  );
  const imported = (performance.now() - importing) / 1_000;
  const web = await startWeb(stage);
  // What a look-up costs besides the shapes is warm then.
  await askOnce(web.port, LOOK_UP);
  await pause(500);
  const before = memoryOf(web.pid);
  const point = (lon) => `/api/officials?lat=${MIDDLE.lat}&lon=${lon}`;
  const busy = processorOf(web.pid);
  const first = await timed(() => askOnce(web.port, point(MIDDLE.lon)));
  const worked = processorOf(web.pid) - busy;
  if (!String(first.result.body).includes("sldl:1")) throw new Error("The first shape was not found");
  const second = await timed(() => askOnce(web.port, point(MIDDLE.lon + 0.0001)));
  await pause(2_000);
  const grown = memoryOf(web.pid) - before;
  await web.stop();
  const detail = `${SHAPES} shapes of ${POINTS} points, imported in ${imported.toFixed(0)} s; ${Math.round(worked)} ms of processor time; the next look-up ${second.ms.toFixed(1)} ms`;
  return [
    line(
      6,
      "Shapes are read at the first look-up",
      "< 1 s",
      `${Math.round(first.ms)} ms`,
      first.ms < 1_000,
      detail,
    ),
    line(
      6,
      "Memory that they take",
      "≤ 100 MB",
      `${grown.toFixed(0)} MB`,
      grown <= 100,
      "resident, two seconds later",
    ),
  ];
}

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}

/** Resident megabytes. */
function memoryOf(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1_024;
}

/** Milliseconds of processor time that a process has used: says more than the clock on a busy machine. */
function processorOf(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Round districts side by side, in rows of a hundred, each with as many points as the Census draws. */
async function writeShapes(file) {
  const out = fs.createWriteStream(file);
  out.write('{"type":"FeatureCollection","features":[');
  for (let at = 0; at < SHAPES; at += 1) {
    const west = -120 + (at % 100) * 0.5;
    const south = 25 + Math.floor(at / 100) * 0.25;
    const ring = Array.from({ length: POINTS }, (_, point) => {
      const angle = ((point % (POINTS - 1)) / (POINTS - 1)) * 2 * Math.PI;
      const reach = 0.11 + 0.01 * Math.sin(angle * 40);
      return [
        Number((west + 0.125 + reach * Math.cos(angle)).toFixed(6)),
        Number((south + 0.125 + reach * Math.sin(angle)).toFixed(6)),
      ];
    });
    const number = String((at % POINTS) + 1).padStart(3, "0");
    const state = STATES[Math.floor(at / POINTS)];
    const feature = {
      type: "Feature",
      properties: { STATEFP: state, GEOID: state + number, NAMELSAD: `District ${Number(number)}` },
      geometry: { type: "Polygon", coordinates: [ring] },
    };
    const taken = out.write((at > 0 ? "," : "") + JSON.stringify(feature));
    if (!taken) await new Promise((resolve) => out.once("drain", resolve));
  }
  await new Promise((resolve) => out.end("]}", resolve));
}
