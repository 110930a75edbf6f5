/**
 * The load generator, a process of its own. It is sent one plan at a time and sends back what it saw.
 * Closed plans keep `connections` busy for `seconds`; open plans send `rate` requests a second whatever happens.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Connection, requestBytes } from "./client.mjs";

const RECONNECT_MS = 50;
let serial = 0;

/** Makes the next request of a plan. Signatures get an address nobody has used. */
function requestMaker({ kind, paths, headers, body, run }) {
  if (kind === "get") {
    const ready = paths.map((path) => requestBytes("GET", path, headers));
    let turn = 0;
    return () => ({ bytes: ready[turn++ % ready.length], email: null });
  }
  return () => {
    serial += 1;
    const email = `${run}x${serial}@example.org`;
    const path = paths[serial % paths.length];
    const bytes = requestBytes(
      "POST",
      path.path,
      headers,
      `${path.body ?? body}&email=${encodeURIComponent(email)}`,
    );
    return { bytes, email };
  };
}

function summary(plan, latencies, statuses, seconds, acknowledged) {
  latencies.sort((a, b) => a - b);
  const at = (part) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? null;
  const good = statuses[plan.kind === "get" ? 200 : 303] ?? 0;
  return {
    perSecond: good / seconds,
    good,
    statuses,
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    acknowledged,
  };
}

async function closed(plan) {
  const next = requestMaker(plan);
  const latencies = [];
  const statuses = {};
  const begin = performance.now();
  const end = begin + plan.seconds * 1_000;
  await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      const connection = new Connection(plan.port);
      while (performance.now() < end) {
        const sentAt = performance.now();
        try {
          const { status } = await connection.send(next().bytes);
          latencies.push(performance.now() - sentAt);
          statuses[status] = (statuses[status] ?? 0) + 1;
        } catch {
          statuses.lost = (statuses.lost ?? 0) + 1;
          await pause(RECONNECT_MS);
        }
      }
      connection.close();
    }),
  );
  return summary(plan, latencies, statuses, (performance.now() - begin) / 1_000);
}

/** Latency counts from the moment a request was due, so that a server that stalls is not let off. */
async function open(plan) {
  const next = requestMaker(plan);
  const latencies = [];
  const statuses = {};
  const acknowledged = [];
  const idle = Array.from({ length: plan.connections }, () => new Connection(plan.port));
  const queue = [];
  const under = new Set();
  const work = async (connection, { bytes, email, due }) => {
    try {
      const { status } = await connection.send(bytes);
      latencies.push(performance.now() - due);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 303) acknowledged.push(email);
    } catch {
      statuses.lost = (statuses.lost ?? 0) + 1;
      await pause(RECONNECT_MS);
    }
    const waiting = queue.shift();
    if (waiting) await work(connection, waiting);
    else idle.push(connection);
  };
  const begin = performance.now();
  for (let sent = 0; sent < plan.rate * plan.seconds; ) {
    const due = begin + (sent / plan.rate) * 1_000;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    const job = { ...next(), due };
    sent += 1;
    const connection = idle.pop();
    if (!connection) {
      queue.push(job);
      continue;
    }
    const working = work(connection, job);
    under.add(working);
    working.finally(() => under.delete(working));
  }
  await Promise.race([Promise.all(under), pause(20_000)]);
  for (const connection of idle) connection.close();
  return summary(plan, latencies, statuses, plan.seconds, acknowledged);
}

process.on("message", async (plan) => {
  process.send(await (plan.rate ? open(plan) : closed(plan)));
});
process.on("disconnect", () => process.exit(0));
