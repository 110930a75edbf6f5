/**
 * Writes migrations with the WebAssembly build of Prisma's schema engine: its command line would fetch a native
 * engine from the network. Development only.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { ROOT } from "./environment.mjs";
import { MIGRATIONS, readMigrations } from "./migrations.mjs";

const PG_CHAR = 18;
const PG_TEXT = 25;

/**
 * The SQL that takes a database with all migrations to what prisma/ says, or null when they agree.
 * What Prisma's schema cannot express (checks, partial indexes, extensions) it neither sees nor drops.
 *
 * @param {string} url a server on which a scratch database may be made
 * @param {{ path: string, content: string }[]} [schema]
 * @returns {Promise<string | null>}
 */
export async function missingSql(url, schema = schemaFiles()) {
  return withScratchDatabase(url, async (scratch) => {
    const engine = await openEngine(scratch);
    try {
      const { stdout } = await engine.diff({
        from: { tag: "schemaDatasource", files: schema, configDir: ROOT },
        to: { tag: "schemaDatamodel", files: schema },
        script: true,
        shadowDatabaseUrl: null,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return !stdout || stdout.includes("This is an empty migration") ? null : stdout;
    } finally {
      await engine.close();
    }
  });
}

/** Writes prisma/migrations/<time>_<name>/migration.sql; returns its path, or null if there is nothing to write. */
export async function createMigration(url, name, now = new Date()) {
  const sql = await missingSql(url);
  if (!sql) return null;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  fs.mkdirSync(folder);
  const file = path.join(folder, "migration.sql");
  fs.writeFileSync(file, sql);
  return path.relative(ROOT, file);
}

export function schemaFiles() {
  const models = fs.readdirSync(path.join(ROOT, "prisma/models")).map((file) => `prisma/models/${file}`);
  return ["prisma/schema.prisma", ...models.sort()].map((file) => ({
    path: path.join(ROOT, file),
    content: fs.readFileSync(path.join(ROOT, file), "utf8"),
  }));
}

async function withScratchDatabase(url, work) {
  const name = `groundswell_draft_${randomBytes(6).toString("hex")}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  await query(url, `create database ${name}`);
  try {
    for (const { sql } of readMigrations()) await query(scratch.href, sql);
    return await work(scratch.href);
  } finally {
    await query(url, `drop database ${name} with (force)`);
  }
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function openEngine(url) {
  instantiate();
  const opened = new Set();
  const factory = bindMigrationAwareSqlAdapterFactory(new SchemaReader(url, opened));
  const engine = await engineModule.SchemaEngine.new({}, () => {}, factory);
  return {
    diff: (request) => engine.diff(request),
    close: async () => {
      engine.free();
      for (const adapter of opened) await adapter.dispose();
    },
  };
}

let instance;

function instantiate() {
  if (instance) return;
  // The engine reports a panic through this global before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const binary = fs.readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  instance = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    "./schema_engine_bg.js": engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** adapter-pg, taught PostgreSQL's internal one-byte "char", which the catalogue's columns have. */
class SchemaReader extends PrismaPg {
  constructor(url, opened) {
    super({ connectionString: url });
    this.opened = opened;
  }

  async connect() {
    const adapter = await super.connect();
    this.opened.add(adapter);
    const performIO = adapter.performIO.bind(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    let charColumns = [];
    adapter.performIO = async (request) => {
      const result = await performIO(request);
      charColumns = result.fields.flatMap((field, at) => (field.dataTypeID === PG_CHAR ? [at] : []));
      for (const at of charColumns) result.fields[at].dataTypeID = PG_TEXT;
      return result;
    };
    adapter.queryRaw = async (request) => {
      const result = await queryRaw(request);
      for (const at of charColumns) result.columnTypes[at] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}
