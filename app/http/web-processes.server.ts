import cluster, { type Worker } from "node:cluster";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { log } from "#app/platform/log.server.ts";
import { answerWebProcess } from "./cluster-metrics.server.ts";
import { listen } from "./listen.server.ts";
import type { RunningWeb } from "./start-web.server.ts";

const SCRIPT = "scripts/web-process.mjs";
/** A process that died is replaced after this long, doubled each time it dies young. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
const OLD_ENOUGH_MS = 60_000;
/** Longer than a web process drains. */
const STOP_PATIENCE_MS = 15_000;

/** Finds out which port a number means (0: any) and that it is free, before processes are started for it. */
async function settlePort(port: number, host: string): Promise<number> {
  const probe = createServer();
  const settled = await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
  return settled;
}

/** Resolves when the process listens; rejects when it dies before. */
function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("listening", () => resolve());
    worker.once("exit", (code, signal) => reject(new Error(`A web process ended with ${signal ?? code}.`)));
  });
}

/**
 * Runs `count` web processes behind one port and replaces those that die. Resolves when all of them listen.
 * Errors: the port is taken, or a process dies before it listens.
 */
export async function startWebProcesses(options: {
  count: number;
  port: number;
  host: string;
}): Promise<RunningWeb> {
  const port = await settlePort(options.port, options.host);
  cluster.setupPrimary({ exec: path.resolve(SCRIPT), args: [] });
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;

  const start = () => {
    const worker = cluster.fork({ PORT: String(port), HOST: options.host });
    const bornAt = performance.now();
    answerWebProcess(worker);
    worker.once("exit", async (code, signal) => {
      if (stopping) return;
      pauseMs = performance.now() - bornAt > OLD_ENOUGH_MS ? FIRST_PAUSE_MS : pauseMs;
      log.error({ worker: worker.id, code, signal, pauseMs }, "a web process died and is replaced");
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      if (!stopping) start();
    });
    return worker;
  };

  const stop = async () => {
    stopping = true;
    const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ended = running.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    for (const worker of running) worker.send({ groundswell: "stop" });
    const cut = setTimeout(() => {
      for (const worker of running) worker.process.kill("SIGKILL");
    }, STOP_PATIENCE_MS);
    await Promise.all(ended);
    clearTimeout(cut);
  };

  try {
    await Promise.all(Array.from({ length: options.count }, () => opened(start())));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, origin: `http://${options.host}:${port}`, stop };
}
