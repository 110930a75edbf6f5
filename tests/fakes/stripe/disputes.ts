import type Stripe from "stripe";
import { moveMoney } from "./balance.ts";
import { DAY } from "./clock.ts";
import { refused } from "./faults.ts";
import { type Form, group, mergedMetadata, yes } from "./form.ts";
import { type Asked, by, list, need, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { change, newId, type World } from "./world.ts";

export const disputeRoutes: Route[] = [
  retrieve("/v1/disputes", "dispute"),
  list("/v1/disputes", "dispute", { charge: by("charge"), payment_intent: by("payment_intent") }),
  ["POST", "/v1/disputes/:id", updateDispute],
  // Whoever closes a dispute accepts that it is lost.
  ["POST", "/v1/disputes/:id/close", ({ world, path }) => settleDispute(world, path.id!, "lost")],
];

export type Objection = { charge: string; amount?: number; reason?: string; inquiry?: boolean };

/** A giver asks their bank for the money. An inquiry only asks why; a dispute takes the money, and a fee. */
export function openDispute(
  world: World,
  { charge: id, amount, reason, inquiry }: Objection,
): Stripe.Dispute {
  const charge = need(world, "charge", id, "charge");
  const dispute = world.store.put("dispute", {
    id: newId("du"),
    object: "dispute",
    amount: amount ?? charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: world.clock.now() + 7 * DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry ?? false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? "visa",
        network: charge.payment_method_details?.card?.network ?? "visa",
        case_type: inquiry ? "inquiry" : "chargeback",
        network_reason_code: "10.4",
      },
      type: "card",
    },
    reason: reason ?? "fraudulent",
    status: inquiry ? "warning_needs_response" : "needs_response",
  });
  charge.disputed = true;
  world.emit("charge.dispute.created", dispute);
  if (!inquiry) withdraw(world, dispute);
  return dispute;
}

function withdraw(world: World, dispute: Stripe.Dispute): void {
  const movement = moveMoney(world, {
    type: "adjustment",
    category: "dispute",
    amount: -dispute.amount,
    fee: world.fees.dispute,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback withdrawal for ${idOf(dispute.charge)}`,
  });
  dispute.balance_transactions.push({ ...movement });
  world.emit("charge.dispute.funds_withdrawn", dispute);
}

function updateDispute({ world, path, form }: Asked): Stripe.Dispute {
  const dispute = need(world, "dispute", path.id);
  if (form.evidence && !dispute.status.endsWith("needs_response"))
    throw refused("This dispute is already closed, or under review.", "evidence");
  change(world, "charge.dispute.updated", dispute, {
    metadata: mergedMetadata(form, dispute.metadata),
    ...(form.evidence && handIn(dispute, group(form, "evidence"), yes(form, "submit") ?? true)),
  });
  return dispute;
}

function handIn(dispute: Stripe.Dispute, evidence: Form, submit: boolean): Partial<Stripe.Dispute> {
  return {
    evidence: { ...dispute.evidence, ...(evidence as Partial<Stripe.Dispute.Evidence>) },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + (submit ? 1 : 0),
    },
    ...(submit && {
      status: dispute.status.startsWith("warning") ? "warning_under_review" : "under_review",
    }),
  };
}

/** How it went: what is won comes back, less the fee. An inquiry ends without either. */
export function settleDispute(world: World, id: string, outcome: "won" | "lost"): Stripe.Dispute {
  const dispute = need(world, "dispute", id, "dispute");
  if (["won", "lost", "warning_closed"].includes(dispute.status))
    throw refused("This dispute is already closed.", "id");
  const isInquiry = dispute.status.startsWith("warning");
  dispute.status = isInquiry ? "warning_closed" : outcome;
  if (isInquiry || outcome === "won") need(world, "charge", dispute.charge).disputed = !isInquiry;
  world.emit("charge.dispute.closed", dispute);
  if (!isInquiry && outcome === "won") reinstate(world, dispute);
  return dispute;
}

function reinstate(world: World, dispute: Stripe.Dispute): void {
  const movement = moveMoney(world, {
    type: "adjustment",
    category: "dispute_reversal",
    amount: dispute.amount,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback reversal for ${idOf(dispute.charge)}`,
  });
  dispute.balance_transactions.push({ ...movement });
  world.emit("charge.dispute.funds_reinstated", dispute);
}

function noEvidence(): Stripe.Dispute.Evidence {
  const names = [
    "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal",
    "customer_communication customer_email_address customer_name customer_purchase_ip customer_signature",
    "duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt",
    "refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation",
    "shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number",
    "uncategorized_file uncategorized_text",
  ].flatMap((line) => line.split(" "));
  const empty = Object.fromEntries(names.map((name) => [name, null]));
  return { ...empty, enhanced_evidence: {} } as unknown as Stripe.Dispute.Evidence;
}
