import type { IncomingMessage, ServerResponse } from "node:http";
import { checkoutPage, postCheckout } from "./checkout-page.ts";
import { readForm } from "./form.ts";
import { html, pageOf } from "./html.ts";
import { wordsFor } from "./page-words.ts";
import { portalPage, postPortal } from "./portal-page.ts";
import type { World } from "./world.ts";

/** A page to show, or where to go next. */
export type Reply = { status?: number; page: string } | { to: string };

/** The pages that Stripe hosts: everything that changes something is a POST. */
export function answerPage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const reply = replyTo(world, request, body);
  if ("to" in reply) response.writeHead(303, { Location: reply.to }).end();
  else
    response
      .writeHead(reply.status ?? 200, {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
      })
      .end(reply.page);
}

function replyTo(world: World, request: IncomingMessage, body: string): Reply {
  const { pathname } = new URL(request.url!, world.url);
  const [, area, kind, id = ""] = pathname.split("/");
  const posted = request.method === "POST" ? readForm(body) : null;
  const session = area === "c" && kind === "pay" ? world.store.find("checkout.session", id) : undefined;
  if (session) return posted ? postCheckout(world, session, posted) : checkoutPage(world, session);
  const portal =
    area === "p" && kind === "session" ? world.store.find("billing_portal.session", id) : undefined;
  if (portal) return posted ? postPortal(world, portal, posted) : portalPage(world, portal);
  const { language, words } = wordsFor(null);
  return { status: 404, page: pageOf(language, words.unknown, words.test, html`<h1>${words.unknown}</h1>`) };
}
