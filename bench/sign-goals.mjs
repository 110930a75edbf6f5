import { setTimeout as pause } from "node:timers/promises";
import { demandAllGood, interleave, ratioLine, ratioOf } from "./measure.mjs";
import { fillForm, startControl, startLoad, startWeb } from "./stage.mjs";

const CONNECTIONS = 128;
/** A form may not come back sooner than a person fills it in. */
const FILL_IN_MS = 2_500;

/** Goals 1 and 2: how fast signatures are taken, against a bare batching server and one with a hot counter. */
export async function signGoals(stage, { rounds, seconds, run }) {
  const web = await startWeb(stage);
  const load = startLoad();
  const batch = await startControl("batch", stage.url);
  const counter = await startControl("counter", stage.url);
  const paths = [];
  for (const slug of stage.petitions.bench) {
    paths.push({ path: `/petitions/${slug}`, body: await fillForm(web.port, slug) });
  }
  await pause(FILL_IN_MS);
  const plan = { kind: "sign", connections: CONNECTIONS, seconds, headers: [], run };
  const bare = [{ path: "/", body: paths[0].body }];
  const contenders = {
    one: () => load.run({ ...plan, port: web.port, paths: paths.slice(0, 1) }),
    batch: () => load.run({ ...plan, port: batch.port, paths: bare }),
    many: () => load.run({ ...plan, port: web.port, paths }),
    counter: () => load.run({ ...plan, port: counter.port, paths: bare }),
  };
  for (const warmUp of Object.values(contenders)) await warmUp();
  const seen = await interleave(contenders, rounds);
  for (const [name, results] of Object.entries(seen)) demandAllGood(name, results, 303);
  await web.stop();
  return [
    ratioLine(
      1,
      "Signatures, 128 connections: product to bare micro-batch server",
      0.5,
      ratioOf(seen.one, seen.batch),
    ),
    ratioLine(
      2,
      "Signatures: product to one statement with a hot counter",
      5,
      ratioOf(seen.one, seen.counter),
    ),
    ratioLine(2, "All on one petition to spread over 50", 0.9, ratioOf(seen.one, seen.many)),
  ];
}
