import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { isDatabaseAway } from "#app/http/database-away.ts";
import { log } from "#app/platform/log.server.ts";

export { runCommand } from "#app/commands/main.server.ts";
export { answerPrimary } from "#app/http/cluster-metrics.server.ts";
export { startWeb } from "#app/http/start-web.server.ts";
export { startWorker } from "#app/worker/worker.server.ts";

/** Renders a page in one piece: nothing on it waits, so there is nothing to stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const html = renderToString(<RemixServer context={context} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Writes down why a page failed; the front door answers it. `context.databaseAway` tells it to say 503. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  const id = context.visit?.requestId;
  if (isDatabaseAway(error)) {
    context.databaseAway = true;
    log.warn({ err: error, id }, "the database is away");
  } else {
    log.error({ err: error, id }, "a page failed");
  }
}
