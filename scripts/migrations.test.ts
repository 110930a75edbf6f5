import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { missingSql, schemaFiles } from "./migration-draft.mjs";
import { MIGRATIONS, migrate, readMigrations } from "./migrations.mjs";

const server = inject("databaseServer");
let folder: string;
let url: string;
let client: pg.Client;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-migrations-"));
  const name = `groundswell_test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
  await admin.end();
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

test("migrations run in order, once, and are noted as Prisma notes them", async () => {
  write("20260101000000_first", "create table a (id int); -- one; with a semicolon");
  write("20260102000000_second", "alter table a add column b int");

  expect(await migrate(url, folder)).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await migrate(url, folder)).toEqual([]);

  const { rows } = await client.query("select * from _prisma_migrations order by migration_name");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({
    migration_name: "20260102000000_second",
    // sha256 of the file
    checksum: "d3e33073b5eb05418fc576dd3a123aa7d7acd6e5f1d0fde9bc115dbf27a9bcbf",
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  });
  expect(rows[1].finished_at).toBeInstanceOf(Date);
});

test("two starts at once apply each migration once", async () => {
  write("20260101000000_first", "create table a (id int); select pg_sleep(0.2)");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["20260101000000_first"]);
});

test("a migration that was changed after it was applied stops the start and is named", async () => {
  write("20260101000000_first", "create table a (id int)");
  await migrate(url, folder);
  write("20260101000000_first", "create table a (id bigint)");
  await expect(migrate(url, folder)).rejects.toThrow("20260101000000_first was changed after it was applied");
});

test("a migration that fails leaves nothing of itself, and those before it stay", async () => {
  write("20260101000000_first", "create table a (id int)");
  write("20260102000000_second", "create table b (id int); select 1/0");
  await expect(migrate(url, folder)).rejects.toThrow(
    "20260102000000_second failed and was rolled back: division by zero",
  );

  const { rows } = await client.query("select to_regclass('a') as a, to_regclass('b') as b");
  expect(rows[0]).toEqual({ a: "a", b: null });
  write("20260102000000_second", "create table b (id int)");
  expect(await migrate(url, folder)).toEqual(["20260102000000_second"]);
});

test("one that began elsewhere and never finished is not run over", async () => {
  write("20260101000000_first", "create table a (id int)");
  await migrate(url, folder);
  await client.query("update _prisma_migrations set finished_at = null");
  await expect(migrate(url, folder)).rejects.toThrow("20260101000000_first began and never finished");
});

test("our own migrations bring an empty database up, the job queue included", async () => {
  expect(await migrate(url)).toEqual(readMigrations(MIGRATIONS).map(({ name }) => name));
  const { rows } = await client.query(
    "select to_regclass('signature') as ours, to_regclass('graphile_worker.jobs') as theirs",
  );
  expect(rows[0]).toEqual({ ours: "signature", theirs: "graphile_worker.jobs" });
});

test("what columns and indexes are computed by needs no search path: a backup is restored without one", async () => {
  await migrate(url, MIGRATIONS);
  await client.query("select set_config('search_path', '', false)");
  const { rows } = await client.query(
    `select public.name_words('Ley TRUST: sí') as name,
       public.supporter_words('Ana', 'Luz', 'ana@paper.example', null, null, 'US', 'ca') as supporter`,
  );
  expect(rows[0]).toEqual({ name: "'ley' 'si' 'trust'", supporter: "'@paper.example' 'US-CA' 'ana' 'luz'" });
});

// The engine that compares them is compiled anew for each: on a busy machine that takes its time.
const COMPARING_MS = 120_000;

test(
  "the migrations say what the schema says",
  async () => {
    expect(await missingSql(server)).toBeNull();
  },
  COMPARING_MS,
);

test(
  "a change of the schema becomes SQL",
  async () => {
    const model = 'model Pledge {\n  id Int @id\n  amount Int\n  @@map("pledge")\n}\n';
    const place = path.resolve("prisma/models/pledges.prisma");
    const sql = await missingSql(server, [...schemaFiles(), { path: place, content: model }]);
    expect(sql).toContain('CREATE TABLE "pledge"');
    expect(sql).not.toContain("DROP");
  },
  COMPARING_MS,
);
