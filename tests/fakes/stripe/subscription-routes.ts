import type Stripe from "stripe";
import { refused, unknown } from "./faults.ts";
import { type Form, group, integer, mergedMetadata, needed, rows, text, yes } from "./form.ts";
import { collectInvoice, issueInvoice } from "./invoices.ts";
import { planOf, priceOf } from "./prices.ts";
import { type Asked, by, list, need, type Route, retrieve } from "./routes.ts";
import { endSubscription } from "./subscription-end.ts";
import { anew, untilTrialEnds } from "./subscription-periods.ts";
import { change, type World } from "./world.ts";

export const subscriptionRoutes: Route[] = [
  retrieve("/v1/subscriptions", "subscription"),
  [
    "GET",
    "/v1/subscriptions",
    (asked) => {
      const status = text(asked.form, "status");
      // Without a wish, Stripe leaves out what is canceled.
      const fits = ({ status: is }: Stripe.Subscription) =>
        status === "all" || (status ? is === status : is !== "canceled");
      const [, , answer] = list("/v1/subscriptions", "subscription", { customer: by("customer"), fits });
      return answer({ ...asked, form: { ...asked.form, fits: "yes" } });
    },
  ],
  ["POST", "/v1/subscriptions/:id", updateSubscription],
  ["DELETE", "/v1/subscriptions/:id", cancelSubscription],
  [
    "POST",
    "/v1/subscriptions/:id/pause",
    ({ world, path }) => pause(world, need(world, "subscription", path.id)),
  ],
  ["POST", "/v1/subscriptions/:id/resume", resumeSubscription],
];

type Changes = Partial<Stripe.Subscription>;

function updateSubscription({ world, path, form }: Asked): Stripe.Subscription {
  const subscription = need(world, "subscription", path.id);
  if (subscription.status === "canceled" && Object.keys(form).some((name) => !KEPT.includes(name)))
    throw refused("A canceled subscription can only update its cancellation_details and metadata.");
  const restarts = text(form, "billing_cycle_anchor") === "now";
  const trial = text(form, "trial_end");
  const changes: Changes = {
    ...plainChanges(world, subscription, form),
    ...pauseChanges(form),
    ...cancelChanges(world, subscription, form),
    ...itemChanges(world, subscription, form),
  };
  if (restarts || trial === "now") Object.assign(changes, anew(world, subscription, changes));
  else if (trial !== null)
    Object.assign(changes, untilTrialEnds(world, subscription, changes, integer(form, "trial_end")!));
  change(world, "customer.subscription.updated", subscription, changes);
  if (restarts || trial === "now")
    collectInvoice(world, issueInvoice(world, subscription, "subscription_update"));
  else if (trial !== null) issueInvoice(world, subscription, "subscription_update", { free: true });
  return subscription;
}

const KEPT = ["metadata", "cancellation_details", "expand"];

function plainChanges(world: World, subscription: Stripe.Subscription, form: Form): Changes {
  const method = text(form, "default_payment_method");
  if (method) need(world, "payment_method", method, "default_payment_method");
  return {
    metadata: mergedMetadata(form, subscription.metadata),
    ...("description" in form && { description: text(form, "description") }),
    ...(method && { default_payment_method: method }),
  };
}

function pauseChanges(form: Form): Changes {
  if (form.pause_collection === undefined) return {};
  if (form.pause_collection === "") return { pause_collection: null };
  const wish = group(form, "pause_collection");
  const behavior = needed(wish, "behavior");
  if (!["keep_as_draft", "mark_uncollectible", "void"].includes(behavior))
    throw refused("Invalid pause_collection[behavior]", "pause_collection[behavior]");
  return { pause_collection: { behavior, resumes_at: integer(wish, "resumes_at") } };
}

function cancelChanges(world: World, subscription: Stripe.Subscription, form: Form): Changes {
  const changes: Changes = {};
  const atEnd = yes(form, "cancel_at_period_end");
  const at = integer(form, "cancel_at");
  if (atEnd !== null || "cancel_at" in form) {
    const end = atEnd ? subscription.items.data[0]!.current_period_end : at;
    Object.assign(changes, {
      cancel_at: end,
      cancel_at_period_end: atEnd ?? false,
      canceled_at: end === null ? null : world.clock.now(),
    });
  }
  if (form.cancellation_details || atEnd)
    changes.cancellation_details = {
      ...detailsOf(form),
      reason: atEnd ? "cancellation_requested" : (subscription.cancellation_details?.reason ?? null),
    };
  return changes;
}

function detailsOf(form: Form) {
  const details = group(form, "cancellation_details");
  return {
    comment: text(details, "comment"),
    feedback: text(details, "feedback") as Stripe.Subscription.CancellationDetails.Feedback | null,
    feedback_option: null,
  };
}

/** Other prices for items. Nothing is prorated here: whoever wants that gets a plain no. */
function itemChanges(world: World, subscription: Stripe.Subscription, form: Form): Changes {
  const wishes = rows(form, "items");
  if (wishes.length === 0) return {};
  if (text(form, "proration_behavior") !== "none")
    throw refused(
      "This stand-in for Stripe does not prorate: send proration_behavior=none.",
      "proration_behavior",
    );
  const data = subscription.items.data.map((item) => ({ ...item }));
  wishes.forEach((wish, at) => {
    const item = data.find(({ id }) => id === text(wish, "id"));
    if (!item) throw unknown("subscription_item", text(wish, "id") ?? "", `items[${at}][id]`);
    if (wish.price || wish.price_data) {
      const price = priceOf(world, wish, `items[${at}]`);
      checkPrice(item.price, price, `items[${at}]`);
      Object.assign(item, { price, plan: planOf(price) });
    }
    item.quantity = integer(wish, "quantity") ?? item.quantity;
  });
  return { items: { ...subscription.items, data } };
}

function checkPrice(before: Stripe.Price, after: Stripe.Price, param: string): void {
  if (!after.recurring) throw refused("The price specified is set to `type=one_time`.", param);
  if (after.currency !== before.currency)
    throw refused(`The price must match the currency of the subscription: \`${before.currency}\`.`, param);
  if (after.recurring.interval !== before.recurring!.interval)
    throw refused("This stand-in for Stripe keeps a subscription's interval.", param);
}

function cancelSubscription({ world, path, form }: Asked): Stripe.Subscription {
  const subscription = need(world, "subscription", path.id);
  if (subscription.status === "canceled") throw unknown("subscription", subscription.id);
  endSubscription(world, subscription, "cancellation_requested", detailsOf(form));
  return subscription;
}

/** Another thing than `pause_collection`: periods stand still, too. */
export function pause(world: World, subscription: Stripe.Subscription): Stripe.Subscription {
  if (!["active", "trialing", "past_due"].includes(subscription.status))
    throw refused(`A subscription that is ${subscription.status} can not be paused.`);
  change(world, "customer.subscription.paused", subscription, { status: "paused" });
  return subscription;
}

function resumeSubscription({ world, path, form }: Asked): Stripe.Subscription {
  const subscription = need(world, "subscription", path.id);
  if (subscription.status !== "paused") throw refused("You can only resume a subscription that is paused.");
  const goesOn = text(form, "billing_cycle_anchor") === "unchanged";
  change(world, "customer.subscription.resumed", subscription, {
    ...(!goesOn && anew(world, subscription, {})),
    status: "active",
  });
  if (!goesOn) collectInvoice(world, issueInvoice(world, subscription, "subscription_update"));
  return subscription;
}
