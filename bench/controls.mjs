/**
 * What the product is measured against: bare node servers that do the least that could be called the same job.
 * Forked with one of four kinds; says its port once it listens.
 *
 * - `bytes`: sends the headers and the body it was given, whatever is asked.
 * - `batch`: parses and checks a posted form; all that arrive within 2 ms share one statement (person, signature,
 *   job); each is answered after its commit.
 * - `stringify`: sends every supporter of the database as CSV.
 * - `counter`: one statement a request, with a counter row that every signer updates.
 */
import { randomUUID } from "node:crypto";
import http from "node:http";
import pg from "pg";
import { stringifyServer } from "./csv-control.mjs";

export const CONTROL_TABLES = `
create table bench_supporter (id uuid primary key, email text not null unique, given_name text not null,
  family_name text not null, postal_code text not null, created_at timestamptz not null);
create table bench_signature (id uuid primary key, petition_id int not null,
  supporter_id uuid not null references bench_supporter (id), signed_at timestamptz not null,
  unique (petition_id, supporter_id));
create table bench_job (id bigserial primary key, payload jsonb not null, run_at timestamptz not null default now());
create table bench_count (petition_id int primary key, counted int not null);
insert into bench_count values (1, 0)`;

const BATCH = `
with input as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
    as t (id, person_id, email, given_name, family_name, postal_code)
), person as (
  insert into bench_supporter select person_id, email, given_name, family_name, postal_code, now() from input
  order by email on conflict (email) do update set email = excluded.email returning id, email
), signed as (
  insert into bench_signature select i.id, 1, p.id, now() from input i join person p using (email)
  on conflict do nothing returning id
)
insert into bench_job (payload) select json_build_object('signed', json_agg(id)) from signed`;

const ONE = `
with person as (
  insert into bench_supporter values ($2, $3, $4, $5, $6, now())
  on conflict (email) do update set email = excluded.email returning id
), signed as (
  insert into bench_signature select $1::uuid, 1, id, now() from person on conflict do nothing returning id
), counted as (
  update bench_count set counted = counted + 1 where petition_id = 1
)
insert into bench_job (payload) select json_build_object('signed', id) from signed`;

function parse(text) {
  const form = new URLSearchParams(text);
  const [email, given, family, zip] = ["email", "given_name", "family_name", "postal_code"].map(
    (name) => form.get(name)?.trim() ?? "",
  );
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || !given || !family || !/^\d{5}$/.test(zip)) return null;
  return [randomUUID(), randomUUID(), email.toLowerCase(), given, family, zip];
}

function batcher(pool) {
  let waiting = [];
  const write = async () => {
    const batch = waiting;
    waiting = [];
    const rows = [...new Map(batch.map(({ row }) => [row[2], row])).values()].sort((a, b) =>
      a[2] < b[2] ? -1 : 1,
    );
    try {
      const values = rows[0].map((_, column) => rows.map((row) => row[column]));
      await pool.query({ name: "batch", text: BATCH, values });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (row) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ row, resolve, reject }) === 1) setTimeout(write, 2);
    });
}

function formServer(store) {
  return http.createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const row = parse(Buffer.concat(chunks).toString());
      if (!row) return void response.writeHead(422, { "Content-Length": 0 }).end();
      store(row).then(
        () => response.writeHead(303, { Location: "/thanks", "Content-Length": 0 }).end(),
        () => response.writeHead(500, { "Content-Length": 0 }).end(),
      );
    });
  });
}

function bytesServer() {
  let headers = {};
  let body = Buffer.alloc(0);
  process.on("message", (page) => {
    headers = page.headers;
    body = Buffer.from(page.body, "base64");
    process.send({ taken: true });
  });
  return http.createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
}

if (process.send) {
  const [kind, url] = process.argv.slice(2);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const stores = {
    batch: batcher(pool),
    counter: (values) => pool.query({ name: "one", text: ONE, values }),
  };
  const others = { bytes: bytesServer, stringify: () => stringifyServer(pool) };
  const server = others[kind]?.() ?? formServer(stores[kind]);
  server.keepAliveTimeout = 65_000;
  server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  process.on("disconnect", () => process.exit(0));
}
