import { getSettings } from "#app/platform/settings.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { type ChangeOutcome, changePlan, findOwnPlan } from "./change-plan.server.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { openCardPage } from "./open-card-page.server.ts";
import { offerOf } from "./own-giving.server.ts";
import { type PlanIntent, type PlanProblem, planIntents, readWish } from "./plan-forms.ts";

export type GivingReply =
  /** On to Stripe's page, where the card is changed. */
  | { kind: "card"; url: string }
  | { kind: "done"; done: PlanIntent }
  | { kind: "invalid"; plan: string; intent: PlanIntent; field: string; error: PlanProblem; typed: string }
  | { kind: "refused"; why: Exclude<ChangeOutcome, "changed">; plan?: string };

/**
 * Takes one of the forms of a giver's own page. A plan that is not theirs is one that has ended, for all they are told.
 * Errors: only a database failure throws.
 */
export async function giveDeed(
  supporterId: string,
  form: URLSearchParams,
  visit: Visit,
): Promise<GivingReply> {
  const { language, now, path } = visit;
  const plan = await findOwnPlan(form.get("plan") ?? "", supporterId);
  const intent = planIntents.find((each) => each === form.get("intent"));
  if (!plan || !intent) return { kind: "refused", why: "ended" };
  if (intent === "card") {
    const back = `${getSettings().APP_URL}${path}`;
    const url = plan.customerId && (await openCardPage(plan.customerId, { language, back }));
    return url ? { kind: "card", url } : { kind: "refused", why: "away" };
  }
  const offer = offerOf(plan);
  const { feeIn } = await givingSettings();
  const read = readWish(intent, form, { offer, fee: feeIn(offer.currency) });
  if (!read.ok) {
    const { field, error } = read;
    return {
      kind: "invalid",
      plan: plan.id,
      intent,
      field,
      error,
      typed: (form.get(field) ?? "").slice(0, 40),
    };
  }
  const outcome = await changePlan(plan.id, read.wish, { now, seen: form.get("seen") });
  if (outcome === "changed") return { kind: "done", done: intent };
  return { kind: "refused", why: outcome, plan: plan.id };
}
