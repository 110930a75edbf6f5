import cluster from "node:cluster";
import path from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { directoryVersion } from "#app/geography/directory-version.server.ts";
import { lookUp } from "#app/officials/look-up.server.ts";
import { signFromForm } from "#app/petitions/sign-from-form.server.ts";
import { drainSignatures } from "#app/petitions/sign-petition.server.ts";
import { busiestPaths, warmUpSigning } from "#app/petitions/warm-up.server.ts";
import { onJobEnd } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { jobs, registry } from "#app/platform/metrics.server.ts";
import { checkReadiness, closeDatabase } from "#app/platform/readiness.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { startVisitCounter } from "#app/reports/visit-counter.server.ts";
import { askForMetrics } from "./cluster-metrics.server.ts";
import { countVisits } from "./count-visits.server.ts";
import { enhanceHref } from "./enhance-href.server.ts";
import { FrontDoor, type FrontDoorOptions } from "./front-door.server.ts";
import { listen } from "./listen.server.ts";
import { countLookUp } from "./look-up-limits.server.ts";
import { mayUpload } from "./may-upload.server.ts";
import { sweepUploads } from "./read-upload.server.ts";
import { StaticFiles } from "./static-files.server.ts";
import { startWebProcesses } from "./web-processes.server.ts";

export interface WebOptions {
  /** Vite's middleware. Present only in development, where pages are never kept and styles stand inline. */
  before?: FrontDoorOptions["before"];
  /** Overrides of PORT and HOST; port 0 takes any free one. */
  port?: number;
  host?: string;
}

export interface RunningWeb {
  port: number;
  /** Where it can be reached from this machine. */
  origin: string;
  /**
   * Lets the requests under way finish, ten seconds at most, writes what signed meanwhile, and closes the
   * database pool: stop the job worker of this process first.
   */
  stop(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** Signatures being stored, and pages being rendered, before more of them are refused with 503. */
const MOST = { mostSigns: 4_096, mostRenders: 256 };

/**
 * Serves the product on PORT of HOST, with WEB_PROCESSES processes behind the one port. `build` is the
 * server build, or in development a function that gives the current one.
 * Errors: `PORT` is taken; the message says so. Signals are the caller's business: see `stop`.
 */
export async function startWeb(
  build: ServerBuild | (() => Promise<ServerBuild>),
  options: WebOptions = {},
): Promise<RunningWeb> {
  const settings = getSettings();
  const { port = settings.PORT ?? 3000, host = settings.HOST } = options;
  if (settings.WEB_PROCESSES > 1 && cluster.isPrimary && !options.before) {
    return startWebProcesses({ count: settings.WEB_PROCESSES, port, host });
  }
  const development = options.before !== undefined;
  const surroundings = { https: settings.APP_URL.startsWith("https:"), development };
  const uploads = path.join(settings.DATA_DIR, "arriving");
  await sweepUploads(uploads, new Date());
  const visits = startVisitCounter();
  const door = new FrontDoor({
    ...surroundings,
    ...MOST,
    remix: createRequestHandler(build, development ? "development" : "production"),
    sign: signFromForm,
    uploads: { folder: uploads, mayUpload },
    officials: { version: directoryVersion, countLookUp, lookUp },
    files: new StaticFiles(path.resolve(development ? "public" : "build/client"), surroundings),
    enhanceHref,
    countVisit: countVisits(visits.count, settings.APP_URL),
    appOrigin: () => settings.APP_URL,
    proxyHops: settings.TRUST_PROXY,
    readiness: checkReadiness,
    metricsToken: settings.METRICS_TOKEN,
    metrics: cluster.isWorker ? askForMetrics : ownMetrics,
    ...(options.before ? { before: options.before } : {}),
  });
  const stopCounting = onJobEnd(({ name, outcome }) => jobs.inc({ job: name, outcome }));
  warmUpSigning();
  if (!development) await door.warmUp(await busiestPaths().catch(() => []));
  const taken = await listen(door.server, port, host);
  log.info({ port: taken, host }, "web is open");
  return {
    port: taken,
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async stop() {
      await door.drain(DRAIN_MS);
      await drainSignatures();
      await visits.stop();
      stopCounting();
      await closeDatabase();
      log.info("web is closed");
    },
  };
}

async function ownMetrics(): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}
