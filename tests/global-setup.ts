import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../scripts/migrations.mjs";
import { startPostgres } from "../scripts/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of a server on which databases can be made. */
    databaseServer: string;
    /** Name of a migrated, empty database to clone. */
    databaseTemplate: string;
  }
}

/**
 * Starts a PostgreSQL for this run and migrates the database that every test file clones.
 * With TEST_DATABASE_SERVER it uses that server instead, which saves a second per run while developing.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_SERVER
    ? { url: process.env.TEST_DATABASE_SERVER, stop: async () => {} }
    : await ownServer();
  const template = `groundswell_template_${process.pid}`;
  try {
    await administrate(server.url, `create database ${template}`);
    await migrate(withDatabase(server.url, template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("databaseServer", server.url);
  project.provide("databaseTemplate", template);
  return async () => {
    await administrate(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function ownServer() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-test-"));
  fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account must reach it when we are root
  const clean = () => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  try {
    const postgres = await startPostgres({ dataDir, durable: false, settings: { max_connections: 200 } });
    return {
      url: postgres.url("postgres"),
      stop: async () => {
        await postgres.stop();
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}

async function administrate(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
