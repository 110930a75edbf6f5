import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { isDatabaseAway } from "#app/http/database-away.ts";
import { pageStyle } from "#app/http/page-sheet.server.ts";
import type { Namespace } from "#app/i18n/resources.ts";
import { UsedWords } from "#app/i18n/use-translate.tsx";
import { log } from "#app/platform/log.server.ts";
import { Nonce } from "#app/ui/admin/nonce.ts";
import { PageSheet } from "#app/ui/page-sheet.ts";
import type { Inks } from "#app/ui/theme.ts";

export { prepareFirstOwner } from "#app/commands/first-owner.server.ts";
export { runCommand } from "#app/commands/main.server.ts";
export { answerPrimary } from "#app/http/cluster-metrics.server.ts";
export { startWeb } from "#app/http/start-web.server.ts";
export { startWorker } from "#app/worker/worker.server.ts";

/** Renders a page in one piece: nothing on it waits, so there is nothing to stream. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  const html = nonce
    ? await renderHydrating(request, context, nonce)
    : renderDocument(request, context, loadContext);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(html, { status, headers });
}

/** A page that runs no React in the browser. It carries its own style, and tells the front door which. */
function renderDocument(request: Request, context: EntryContext, loadContext: AppLoadContext): string {
  const styled = (inks: Inks) => {
    const { css, hash } = pageStyle(inks);
    loadContext.styleHash = hash;
    return css;
  };
  const html = renderToString(
    // Vite changes sheets in place while one works on them.
    <PageSheet.Provider value={import.meta.env.PROD ? styled : null}>
      <RemixServer context={context} url={request.url} />
    </PageSheet.Provider>,
  );
  return `<!DOCTYPE html>${html}`;
}

/** A page of the panel brings its data along for the browser, which Remix writes behind it as it comes. */
async function renderHydrating(request: Request, context: EntryContext, nonce: string): Promise<string> {
  const used = new Set<Namespace>();
  const html = await renderWhole(request, context, nonce, used);
  // Which they are is known only now; the browser fetches their words before it takes the page over.
  return html.replace("<html ", `<html data-words="${[...used].join(" ")}" `);
}

function renderWhole(
  request: Request,
  context: EntryContext,
  nonce: string,
  used: Set<Namespace>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <UsedWords.Provider value={used}>
          <RemixServer context={context} url={request.url} nonce={nonce} />
        </UsedWords.Provider>
      </Nonce.Provider>,
      {
        nonce,
        onShellError: reject,
        onError: reject,
        onAllReady: () => text(pipe(new PassThrough())).then(resolve, reject),
      },
    );
  });
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
