import type Stripe from "stripe";
import { type Form, text } from "./form.ts";
import { html, type Markup, pageOf } from "./html.ts";
import { day, money, type Words, wordsFor } from "./page-words.ts";
import type { Reply } from "./pages.ts";
import { methodOf } from "./payment-methods.ts";
import { changeCard } from "./portal-sessions.ts";
import { idOf } from "./store.ts";
import { change, type World } from "./world.ts";

type Session = Stripe.BillingPortal.Session;

/** The page on which a customer changes the card and cancels what they pay regularly. */
export function portalPage(world: World, session: Session, { saved = false } = {}): Reply {
  const { language, words } = wordsFor(session.locale);
  const running = runningOf(world, session);
  const body = html`<h1>${words.portal}</h1>${saved ? html`<p role="status">${words.changed}</p>` : html``}
${running.length === 0 ? html`<p>${words.none}</p>` : running.map((each) => giftOf(world, each, language, words))}
<form method="post"><h2>${words.change}</h2>
<label>${words.brand}<input name="brand" value="visa"></label>
<label>${words.card}<input name="last4" inputmode="numeric" pattern="[0-9]{4}" value="4242" required></label>
<label>${words.expiry}<input name="expiry" pattern="[0-9]{1,2}/[0-9]{4}" value="12/2034" required></label>
<button name="deed" value="card">${words.change}</button></form>
${session.return_url ? html`<p><a href="${session.return_url}">${words.back}</a></p>` : html``}`;
  return { page: pageOf(language, words.portal, words.test, body) };
}

function runningOf(world: World, { customer }: Session): Stripe.Subscription[] {
  return world.store
    .all("subscription")
    .filter((subscription) => subscription.customer === customer && subscription.status !== "canceled");
}

function giftOf(world: World, subscription: Stripe.Subscription, language: string, words: Words): Markup {
  const item = subscription.items.data[0]!;
  const card = methodOf(world, idOf(subscription.customer)!, subscription)?.card;
  const deed = subscription.cancel_at_period_end ? "keep" : "cancel";
  return html`<form method="post"><h2>${money(item.price.unit_amount!, subscription.currency, language)} ${words.monthly}</h2>
<p>${card ? `${card.brand} •••• ${card.last4}` : ""}</p>
<p>${subscription.cancel_at_period_end ? words.cancelled : words.next} ${day(item.current_period_end, language)}</p>
<input type="hidden" name="subscription" value="${subscription.id}">
<button name="deed" value="${deed}">${words[deed]}</button></form>`;
}

export function postPortal(world: World, session: Session, form: Form): Reply {
  const deed = text(form, "deed");
  if (deed === "card") {
    const [month, year] = (text(form, "expiry") ?? "12/2034").split("/").map(Number);
    const card = { brand: text(form, "brand") ?? "visa", last4: text(form, "last4") ?? "4242" };
    changeCard(world, session.customer, { ...card, exp_month: month, exp_year: year });
  }
  const named = runningOf(world, session).find(({ id }) => id === text(form, "subscription"));
  if (named && (deed === "cancel" || deed === "keep")) cancelAtEnd(world, named, deed === "cancel");
  return portalPage(world, session, { saved: true });
}

function cancelAtEnd(world: World, subscription: Stripe.Subscription, ends: boolean): void {
  change(world, "customer.subscription.updated", subscription, {
    cancel_at: ends ? subscription.items.data[0]!.current_period_end : null,
    cancel_at_period_end: ends,
    canceled_at: ends ? world.clock.now() : null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: ends ? "cancellation_requested" : null,
    },
  });
}
