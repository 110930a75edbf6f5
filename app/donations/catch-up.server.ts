import { transact } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { heededEvents, STRIPE_EVENT } from "./take-stripe-event.server.ts";

/** The job that looks for what was missed, each hour. */
export const CATCH_UP = "stripe.catch-up";

const DAY = 86_400;
/** Longer than Stripe tries to deliver an event. */
const BACK_DAYS = 4;

const TAKE = `
INSERT INTO stripe_event (id, type, object_id, created_at, received_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO NOTHING RETURNING id`;

/**
 * Reads back what Stripe told of in the last days and no webhook brought: a site that was away for longer than Stripe tries, an
 * endpoint that was set up late. Returns how many events were missed. Errors: Stripe's own; the next hour tries again.
 */
export async function catchUp({ now }: { now: Date }): Promise<number> {
  const client = stripe();
  if (!client) return 0;
  const since = Math.floor(now.getTime() / 1_000) - BACK_DAYS * DAY;
  let missed = 0;
  for await (const event of client.events.list({ created: { gte: since }, limit: 100 })) {
    const object = event.data.object as { id?: string };
    if (!heededEvents.has(event.type) || !object.id) continue;
    const { type, id } = event;
    missed += await transact(async (db) => {
      const { rowCount } = await db.query(TAKE, [id, type, object.id, new Date(event.created * 1_000), now]);
      if (rowCount) await enqueue(db, STRIPE_EVENT, { id });
      return rowCount ?? 0;
    });
  }
  if (missed > 0) log.warn({ missed }, "webhooks of Stripe had not come; they are read back");
  return missed;
}
