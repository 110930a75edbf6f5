import type Stripe from "stripe";
import { payCheckout } from "./checkout-payment.ts";
import { lineItemsOf } from "./checkout-sessions.ts";
import { type Form, text } from "./form.ts";
import { html, type Markup, pageOf } from "./html.ts";
import { money, type Words, wordsFor } from "./page-words.ts";
import type { Reply } from "./pages.ts";
import { idOf } from "./store.ts";
import type { World } from "./world.ts";

type Session = Stripe.Checkout.Session;

/** The page that takes the payment, or says that it is too late for one. */
export function checkoutPage(world: World, session: Session, { declined = false } = {}): Reply {
  const { language, words } = wordsFor(session.locale);
  const title = lineItemsOf(world, session)[0]?.description ?? words.setup;
  const body = html`<h1>${title}</h1>${amountOf(world, session, language, words)}
${declined ? html`<p class="error" role="alert">${words.declined}</p>` : html``}
${session.status === "open" ? payForm(world, session, words) : overNotice(session, words)}`;
  return { status: declined ? 402 : 200, page: pageOf(language, title, words.test, body) };
}

function amountOf(world: World, session: Session, language: string, words: Words): Markup {
  if (session.amount_total === null) return html``;
  const recurs = lineItemsOf(world, session).some(({ price }) => price?.recurring);
  const amount = money(session.amount_total, session.currency!, language);
  return html`<p class="amount">${amount}${recurs ? ` ${words.monthly}` : ""}</p>`;
}

function payForm(world: World, session: Session, words: Words): Markup {
  const customer = world.store.find("customer", idOf(session.customer));
  const email = session.customer_email ?? customer?.email ?? "";
  const button = (deed: string, label: string) => html`<button name="deed" value="${deed}">${label}</button>`;
  return html`<form method="post">
<label>${words.email}<input name="email" type="email" autocomplete="email" value="${email}"></label>
<label>${words.name}<input name="name" autocomplete="name" value="${customer?.name ?? ""}"></label>
<label>${words.card}<input name="last4" inputmode="numeric" pattern="[0-9]{4}" value="4242"></label>
${button("pay", words.pay)}${session.mode === "setup" ? html`` : button("delayed", words.delayed)}
${button("decline", words.decline)}${session.cancel_url ? button("back", words.back) : html``}</form>`;
}

function overNotice(session: Session, words: Words): Markup {
  const onward = session.status === "complete" ? successUrl(session) : session.cancel_url;
  return html`<p role="status">${session.status === "complete" ? words.complete : words.expired}</p>
${onward ? html`<p><a href="${onward}">${words.back}</a></p>` : html``}`;
}

/** A button was pressed. Whoever presses it twice, or comes back to it, is sent on and pays once. */
export function postCheckout(world: World, session: Session, form: Form): Reply {
  const deed = text(form, "deed");
  if (deed === "back" && session.cancel_url) return { to: session.cancel_url };
  const last4 = text(form, "last4") ?? "4242";
  const { outcome } = payCheckout(world, session.id, {
    card: { last4 },
    email: text(form, "email") ?? undefined,
    name: text(form, "name") ?? undefined,
    delayed: deed === "delayed",
    refusal: deed === "decline" ? "card_declined" : undefined,
  });
  if (outcome === "expired") return checkoutPage(world, session);
  if (outcome === "declined") return checkoutPage(world, session, { declined: true });
  return { to: successUrl(session) };
}

const successUrl = (session: Session) => session.success_url!.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
