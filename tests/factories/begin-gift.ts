import { giveFromForm } from "#app/donations/give-from-form.server.ts";
import { settleSession } from "#app/donations/settle-from-stripe.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import type { FakeStripe } from "#tests/fakes/stripe/start-fake-stripe.ts";
import { createFundraising, giftPosted } from "./create-fundraising.ts";
import { createVisit } from "./create-visit.ts";

type Page = Awaited<ReturnType<typeof createFundraising>>;
type Begun = { now: Date; page?: Page; change?: Record<string, string> };

/** A gift that was begun by the form of a page: the session at Stripe, and the row. */
export async function beginGift({ now, page, change }: Begun) {
  const on = page ?? (await createFundraising());
  const reply = await giveFromForm(on, giftPosted(on, now, change), createVisit({ now }));
  if (reply.kind !== "checkout") throw new Error(reply.kind);
  const session = reply.url.split("/").at(-1)!;
  const find = () =>
    prisma.donation.findFirstOrThrow({ where: { sessionId: session }, include: { refunds: true } });
  const { id } = await find();
  return { id, session, find, page: on };
}

/** The same, paid at the stand-in and known here. */
export async function payGift(fake: FakeStripe, begun: Begun) {
  const gift = await beginGift(begun);
  fake.pay({ session: gift.session });
  await settleSession(stripe()!, gift.session, begun.now);
  const { chargeId, paymentId, planId } = await gift.find();
  return { ...gift, chargeId: chargeId!, paymentId: paymentId!, planId };
}
