import { fork, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { ensureBuilt } from "../scripts/build.mjs";
import { runChild } from "../scripts/children.mjs";
import { ROOT } from "../scripts/environment.mjs";
import { onStop } from "../scripts/lifecycle.mjs";
import { migrate } from "../scripts/migrations.mjs";
import { freePort } from "../scripts/ports.mjs";
import { startPostgres } from "../scripts/postgres.mjs";
import { askOnce } from "./client.mjs";
import { CONTROL_TABLES } from "./controls.mjs";

const here = (file) => path.join(import.meta.dirname, file);
const PETITIONS = 50;
const START_PATIENCE_MS = 60_000;

/** PostgreSQL as `npm start` runs it (fsync on), the demo in it, and the petitions that are signed here. */
export async function openStage() {
  await ensureBuilt();
  const parent = path.join(ROOT, "node_modules/.cache");
  fs.mkdirSync(parent, { recursive: true });
  const folder = fs.mkdtempSync(path.join(parent, "bench-"));
  const postgres = await startPostgres({ dataDir: folder, durable: true });
  onStop(async () => {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(postgres.folder, { recursive: true, force: true });
  });
  const url = postgres.url();
  await migrate(url);
  const env = {
    DATABASE_URL: url,
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    WORKER: "off",
    SMTP_URL: "",
    // Everything comes from one address here; real limits would be all that is measured.
    RATE_LIMIT_ALLOW: "127.0.0.0/8",
    NODE_ENV: "production",
  };
  await runChild(process.execPath, ["scripts/command.mjs", "seed"], { quiet: true, env });
  const petitions = await preparePetitions(url);
  return { url, env, folder, postgres, petitions };
}

/** Copies of the demo's petition that count at once: the longest way a signature can take. */
async function preparePetitions(url) {
  return withClient(url, async (client) => {
    await client.query(CONTROL_TABLES);
    const demo = await client.query(
      `select p.id, p.slug, c.slug as campaign from petition p
       join campaign c on c.id = p.campaign_id and c.status = 'live' order by p.created_at, p.slug limit 1`,
    );
    const { id, slug, campaign } = demo.rows[0];
    const columns = await columnsOf(client, "petition", ["id", "slug", "confirmation"]);
    await client.query(
      `insert into petition (id, slug, confirmation, ${columns})
       select gen_random_uuid(), 'bench-' || n, 'none', ${columns} from petition, generate_series(1, $2::int) n
       where id = $1`,
      [id, PETITIONS],
    );
    for (const table of ["petition_translation", "petition_partner"]) {
      const others = await columnsOf(client, table, ["petition_id"]);
      await client.query(
        `insert into ${table} (petition_id, ${others})
         select b.id, ${others} from ${table} t, (select id from petition where slug like 'bench-%') b
         where t.petition_id = $1`,
        [id],
      );
    }
    const bench = Array.from({ length: PETITIONS }, (_, index) => `bench-${index + 1}`);
    return { demo: slug, campaign, bench };
  });
}

async function columnsOf(client, table, without) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
     where table_name = $1 and column_name <> all ($2)`,
    [table, without],
  );
  return rows[0].list;
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));

/** The built product's web server or worker, as `npm run` starts it, logging into a file as into a collector. */
export function startHalf(stage, half, port) {
  const out = fs.openSync(path.join(stage.folder, `${half}.log`), "a");
  const child = spawn(process.execPath, scripts[half].split(" ").slice(1), {
    cwd: ROOT,
    stdio: ["ignore", out, out],
    env: {
      ...process.env,
      ...stage.env,
      ...(port ? { PORT: String(port), APP_URL: `http://127.0.0.1:${port}` } : {}),
    },
  });
  fs.closeSync(out);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async (signal = "SIGTERM") => {
    child.kill(signal);
    await ended;
  };
  onStop(() => stop());
  return { pid: child.pid, stop, ended };
}

export async function startWeb(stage, port) {
  const chosen = port ?? (await freePort(4_300, 4_399));
  const web = startHalf(stage, "web", chosen);
  const until = performance.now() + START_PATIENCE_MS;
  for (;;) {
    const answer = await askOnce(chosen, "/readyz").catch(() => null);
    if (answer?.status === 200) return { ...web, port: chosen };
    if (performance.now() > until)
      throw new Error(`The web server does not start: see ${stage.folder}/web.log`);
    await pause(100);
  }
}

function child(file, args) {
  const process_ = fork(here(file), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  onStop(() => process_.kill());
  return process_;
}

const answer = (process_) =>
  new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`A process of the benchmark ended with ${code}`));
    process_.once("exit", ended);
    process_.once("message", (message) => {
      process_.off("exit", ended);
      resolve(message);
    });
  });

/** A control server; `serve` gives the `bytes` kind its page. */
export async function startControl(kind, url = "") {
  const control = child("controls.mjs", [kind, url]);
  const { port } = await answer(control);
  return {
    port,
    serve: (page) => {
      control.send(page);
      return answer(control);
    },
  };
}

/** The load generator. */
export function startLoad() {
  const load = child("load.mjs", []);
  return {
    run: (plan) => {
      load.send(plan);
      return answer(load);
    },
  };
}

/** The hidden and the visible fields of a served form, filled in but for the address. */
export async function fillForm(port, slug, under = "/petitions") {
  const { status, body } = await askOnce(port, `${under}/${slug}`);
  if (status !== 200) throw new Error(`${under}/${slug} answers ${status}`);
  const form = new URLSearchParams({
    given_name: "Ana",
    family_name: "Flores",
    postal_code: "90012",
    country: "US",
  });
  for (const [tag] of String(body).matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (name) form.set(name, /value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  return form.toString();
}
