import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { isFree } from "./ports.mjs";
import { AlreadyRunning, runningUrl, startPostgres } from "./postgres.mjs";

const OWNER = path.resolve("tests/fakes/postgres-owner.mjs");
let base: string;
let folder: string;
let children: ChildProcess[] = [];

// One cluster for all tests of this file: making one takes longer than everything else here.
beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-launcher-"));
  fs.chmodSync(base, 0o711);
  folder = path.join(base, "data");
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await vi.waitFor(() => expect(postmasterPid()).toBeNull(), 15_000);
});

afterAll(() => fs.rmSync(base, { recursive: true }));

const start = (options = {}) => startPostgres({ dataDir: folder, durable: false, ...options });

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL in another process, which can be killed. */
async function startElsewhere() {
  const child = spawn(process.execPath, [OWNER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const line = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text) => resolve(String(text))),
  );
  return { child, ...(JSON.parse(line) as { port: number; url: string }) };
}

function postmasterPid(): number | null {
  try {
    const pid = Number(fs.readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

test("data and password stay from one start to the next, and nothing is left running between", async () => {
  const first = await start();
  await ask(first.url(), "create table kept (id int)");
  await ask(first.url(), "insert into kept values (1)");
  expect(await ask(first.url(), "select lower('Ñ') as lower")).toEqual([{ lower: "ñ" }]);
  await first.stop();
  expect(await isFree(first.port)).toBe(true);
  expect(fs.statSync(path.join(folder, "postgres-password")).mode & 0o777).toBe(0o600);

  const second = await start();
  expect(await ask(second.url(), "select count(*)::int from kept")).toEqual([{ count: 1 }]);
  await second.stop();
  expect(fs.existsSync(path.join(folder, "postgres-owner.json"))).toBe(false);
});

test("a second start on the same folder says where the first one runs; another folder takes another port", async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(AlreadyRunning);
  await expect(start()).rejects.toThrow(`already running on port ${first.port}`);
  expect(runningUrl(folder)).toBe(first.url());

  const beside = await startPostgres({ dataDir: path.join(base, "other"), durable: false });
  expect(beside.port).not.toBe(first.port);
  await beside.stop();
  await first.stop();
  expect(runningUrl(folder)).toBeNull();
});

test("a port that is taken is an error that quotes PostgreSQL", async () => {
  const taken = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as net.AddressInfo;
  await expect(start({ port })).rejects.toThrow(/could not bind.*in use/s);
  taken.close();
});

test("it does not outlive an owner that was killed, and starts again after that", async () => {
  const { child, url } = await startElsewhere();
  await ask(url, "create table if not exists killed (id int)");
  child.kill("SIGKILL");
  await vi.waitFor(() => expect(postmasterPid()).toBeNull(), 15_000);

  const again = await start();
  expect(await ask(again.url(), "select count(*)::int from killed")).toEqual([{ count: 0 }]);
  await again.stop();
});

test("when owner and keepers were all killed, the next start ends what they left", async () => {
  const { child, url } = await startElsewhere();
  await ask(url, "create table orphaned (id int)");
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const keepers = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(folder) && line.includes("/bin/sh"))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
  expect(keepers.length).toBeGreaterThan(0);
  for (const pid of [child.pid!, ...keepers]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // A keeper of the server before this one may have ended since it was listed.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  await gone;
  expect(postmasterPid()).not.toBeNull();

  const again = await start();
  expect(await ask(again.url(), "select count(*)::int from orphaned")).toEqual([{ count: 0 }]);
  await again.stop();
});

test("when PostgreSQL itself is killed it comes back on the same port", async () => {
  const said: string[] = [];
  const server = await start({ report: (line: string) => said.push(line) });
  process.kill(postmasterPid()!, "SIGKILL");
  await vi.waitFor(() => expect(said.at(-1)).toContain("is back"), 15_000);
  expect(await ask(server.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
});

test("a lost password file is replaced", async () => {
  const first = await start();
  await first.stop();
  fs.rmSync(path.join(folder, "postgres-password"));

  const second = await start();
  expect(second.url()).not.toBe(first.url());
  expect(await ask(second.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
});

// Only root has to hand the server to an account that cannot look into its home.
if (process.getuid?.() === 0) {
  test("under a closed home the data lies elsewhere, behind a link", async () => {
    const closed = path.join(base, "closed");
    fs.mkdirSync(closed, { mode: 0o700 });
    const home = path.join(closed, "data");
    const server = await startPostgres({ dataDir: home, durable: false });
    expect(await ask(server.url(), "select 1 as one")).toEqual([{ one: 1 }]);
    expect(fs.lstatSync(path.join(home, "postgres")).isSymbolicLink()).toBe(true);
    await server.stop();

    const again = await startPostgres({ dataDir: home, durable: false });
    expect(again.folder).toBe(server.folder);
    await again.stop();
    fs.rmSync(server.folder, { recursive: true });
  });
}
