import type { ActionFunctionArgs } from "@remix-run/node";
import { type MailEventOutcome, takeMailEvent } from "#app/bounces/take-mail-event.server.ts";
import { neverKept } from "#app/http/cache-headers.ts";

const statuses: Record<MailEventOutcome, number> = { taken: 200, forged: 403, off: 404 };

// POST /hooks/email/:provider: what became of mails, to the byte as it was signed.
export async function action({ request, params, context }: ActionFunctionArgs) {
  const posted = { body: await request.text(), headers: request.headers };
  const outcome = await takeMailEvent(params.provider!, posted, { now: context.visit.now });
  return new Response(`${outcome}\n`, { status: statuses[outcome], headers: neverKept });
}

// GET: there is nothing to see.
export const loader = () => new Response(null, { status: 405, headers: { ...neverKept, Allow: "POST" } });
