import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

// Runs before each test file: a database, a data folder and a place for temporary files of its own, and the settings that
// name them, set before any module of the application reads them.
const database = `groundswell_test_${randomUUID().replaceAll("-", "")}`;
await administrate(`create database ${database} template ${inject("databaseTemplate")}`);
const url = new URL(inject("databaseServer"));
url.pathname = `/${database}`;
const { TMPDIR: sharedTemporary } = process.env;
const own = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-data-"));
const [dataDir, temporary] = [path.join(own, "data"), path.join(own, "tmp")];
for (const folder of [dataDir, temporary]) fs.mkdirSync(folder);
// Started by root, an embedded PostgreSQL runs as somebody else, and has to get through to its own folder.
for (const folder of [own, temporary]) fs.chmodSync(folder, 0o711);

// A developer's own settings must not change what is tested.
const ours =
  /^(APP|SMTP|DKIM|EMAIL|STRIPE|GEOCODER|ADMIN|SEED|TRUST|WORKER$|WEB_PROCESSES$|MAIL_FROM$|HOST$|PORT$)/;
for (const name of Object.keys(process.env)) if (ours.test(name)) delete process.env[name];
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: url.href,
  DATA_DIR: dataDir,
  TMPDIR: temporary,
  SESSION_SECRET: "a secret for tests that is long enough",
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  if ("groundswellDatabase" in globalThis) {
    const { disconnect } = await import("#app/platform/db.server.ts");
    await disconnect();
  }
  await administrate(`drop database if exists ${database} with (force)`);
  // Whatever is still being written makes a folder look full: tried again a moment later.
  fs.rmSync(own, { recursive: true, force: true, maxRetries: 10 });
  if (sharedTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = sharedTemporary;
});

async function administrate(statement: string) {
  const client = new pg.Client({ connectionString: inject("databaseServer") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
