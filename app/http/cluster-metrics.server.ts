import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from "prom-client";
import { registry } from "#app/platform/metrics.server.ts";

type Snapshot = MetricObjectWithValues<MetricValue<string>>[];
type Exposed = { contentType: string; text: string };
type Message =
  /** A web process wants everybody's metrics, then gets them. */
  | { groundswell: "metrics"; id: number }
  | { groundswell: "metrics-text"; id: number; exposed: Exposed }
  /** The primary wants one process's own, then gets them. */
  | { groundswell: "snapshot"; id: number }
  | { groundswell: "snapshot-values"; id: number; snapshot: Snapshot };

const PATIENCE_MS = 1_000;
const waiting = new Map<number, (value: never) => void>();
let lastId = 0;

/** Sends a question and waits for its answer; `fallback` when none comes in a second. */
function ask<T>(sendQuestion: (id: number) => void, fallback: T): Promise<T> {
  lastId += 1;
  const id = lastId;
  return new Promise<T>((resolve) => {
    const finish = (value: T) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(value);
    };
    const timer = setTimeout(finish, PATIENCE_MS, fallback);
    waiting.set(id, finish as (value: never) => void);
    sendQuestion(id);
  });
}

function isOurs(message: unknown): message is Message {
  return typeof message === "object" && message !== null && "groundswell" in message;
}

/** In a web process: the metrics of all processes, added up by the primary. */
export async function askForMetrics(): Promise<Exposed> {
  const own = { contentType: registry.contentType, text: await registry.metrics() };
  return ask<Exposed>((id) => process.send?.({ groundswell: "metrics", id } satisfies Message), own);
}

/** In a web process: answers the primary's questions. */
export function answerPrimary(): void {
  process.on("message", async (message) => {
    if (!isOurs(message)) return;
    if (message.groundswell === "metrics-text") waiting.get(message.id)?.(message.exposed as never);
    if (message.groundswell !== "snapshot") return;
    const snapshot = (await registry.getMetricsAsJSON()) as Snapshot;
    process.send?.({ groundswell: "snapshot-values", id: message.id, snapshot } satisfies Message);
  });
}

/** In the primary: answers a web process that was asked for metrics, out of every process and its own. */
export function answerWebProcess(worker: Worker): void {
  worker.on("message", async (message) => {
    if (!isOurs(message)) return;
    if (message.groundswell === "snapshot-values") waiting.get(message.id)?.(message.snapshot as never);
    if (message.groundswell !== "metrics") return;
    const others = Object.values(cluster.workers ?? {}).filter((other) => other?.isConnected());
    const snapshots = await Promise.all([
      registry.getMetricsAsJSON() as Promise<Snapshot>,
      ...others.map((other) =>
        ask<Snapshot>((id) => other?.send({ groundswell: "snapshot", id } satisfies Message), []),
      ),
    ]);
    const sum = AggregatorRegistry.aggregate(snapshots);
    const exposed = { contentType: registry.contentType, text: await sum.metrics() };
    if (worker.isConnected())
      worker.send({ groundswell: "metrics-text", id: message.id, exposed } satisfies Message);
  });
}
