import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/**
 * What `/metrics` tells. Labels come from small fixed sets: route patterns, outcomes, job names.
 * Never a path, an address, or anything else a visitor chooses.
 */
function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    requests: new Histogram({
      name: "groundswell_http_request_seconds",
      help: "Time from the request's first line to the answer's last byte.",
      labelNames: ["route", "method", "status"] as const,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10],
      registers: [registry],
    }),
    pageCache: counter("groundswell_page_cache_total", "Pages by how the cache answered.", ["result"]),
    signatures: counter("groundswell_signature_posts_total", "Posted petition forms by outcome.", [
      "outcome",
    ]),
    countChecks: counter(
      "groundswell_count_checks_total",
      "Petitions whose counts were compared with rows.",
      ["result"],
    ),
    jobs: counter("groundswell_jobs_total", "Finished jobs by name and outcome.", ["job", "outcome"]),
    mails: counter("groundswell_mails_total", "Mails by kind and outcome.", ["kind", "outcome"]),
    mailReports: counter(
      "groundswell_mail_reports_total",
      "What was told of mails that went out, by provider (or the mailbox of reports), what it was, and what came of it.",
      ["provider", "what", "outcome"],
    ),
  };
}

// Vite reloads modules in development; the default metrics must be collected once.
const kept = globalThis as { groundswellMetrics?: ReturnType<typeof createMetrics> };
kept.groundswellMetrics ??= createMetrics();

export const { registry, requests, pageCache, signatures, countChecks, jobs, mails, mailReports } =
  kept.groundswellMetrics;
