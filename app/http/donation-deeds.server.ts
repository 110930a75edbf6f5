import { z } from "zod";
import { giftCommentVerdicts, judgeGiftComment } from "#app/donations/judge-comment.server.ts";
import { formatMoney, readAmount } from "#app/donations/money.ts";
import type { PanelDonation } from "#app/donations/panel-donation.ts";
import { yearOf } from "#app/donations/receipt-number.ts";
import { refundDonation } from "#app/donations/refund-donation.server.ts";
import { RefundForm, type RefundProblem } from "#app/donations/refund-form.ts";
import { sendReceiptAgain } from "#app/donations/send-receipt-again.server.ts";
import { sendStatementAgain } from "#app/donations/send-statements.server.ts";
import { translator } from "#app/i18n/translate.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm, type Typed } from "./read-panel-form.ts";
import { done } from "./require-staff.server.ts";

const Again = z.object({ attempt: z.uuid() });

/** Sends a gift's receipt once more. */
export async function receiptDeed(
  { id }: Pick<PanelDonation, "id">,
  fields: URLSearchParams,
  deed: { actor: StaffActor; now: Date },
): Promise<Response> {
  const t = translator(deed.actor.language, "donations-panel");
  const page = `/admin/donations/${id}`;
  const form = Again.safeParse(Object.fromEntries(fields));
  if (!form.success) return done(page, { text: t("errors.stale") });
  const outcome = await sendReceiptAgain({ id, ...form.data }, deed);
  return done(page, { text: t(outcome === "queued" ? "receipt.sent" : "receipt.nothing") });
}

/** Lets a giver's comment be shown, or keeps it off the page. */
export async function commentDeed(
  { id }: Pick<PanelDonation, "id">,
  fields: URLSearchParams,
  deed: { actor: StaffActor; now: Date },
): Promise<Response> {
  const t = translator(deed.actor.language, "donations-panel");
  const verdict = giftCommentVerdicts.find((each) => each === fields.get("verdict"));
  const changed = verdict ? await judgeGiftComment(id, verdict, deed) : false;
  return done(`/admin/donations/${id}`, {
    text: t(changed ? `comment.done.${verdict!}` : "comment.nothing"),
  });
}

/** Sends the statement of the year that a gift's receipt is of. */
export async function statementDeed(
  { id, supporterId, receipt }: Pick<PanelDonation, "id" | "supporterId" | "receipt">,
  fields: URLSearchParams,
  deed: { actor: StaffActor; now: Date },
): Promise<Response> {
  const t = translator(deed.actor.language, "donations-panel");
  const page = `/admin/donations/${id}`;
  const form = Again.safeParse(Object.fromEntries(fields));
  if (!form.success || !receipt) return done(page, { text: t("errors.stale") });
  const outcome = await sendStatementAgain({ supporterId, year: yearOf(receipt), ...form.data }, deed);
  return done(page, { text: t(outcome === "queued" ? "receipt.statementSent" : "receipt.nothing") });
}

type RefundFailed = { errors: Record<string, RefundProblem>; typed: Typed };

/** Gives money back as the form of a gift's page says. What is wrong comes back with everything typed. */
export async function refundDeed(
  { id, currency }: Pick<PanelDonation, "id" | "currency">,
  fields: URLSearchParams,
  deed: { actor: StaffActor; now: Date },
): Promise<Response | RefundFailed> {
  const form = parsePanelForm(fields, RefundForm);
  if (!form.ok) return { errors: form.errors as RefundFailed["errors"], typed: form.typed };
  const { amount, reason, attempt, left } = form.input;
  const failed = (code: RefundProblem) => ({ errors: { amount: code }, typed: Object.fromEntries(fields) });
  const amountMinor = readAmount(amount, currency);
  if (amountMinor === null) return failed("amount");
  const result = await refundDonation({ id, amountMinor, reason, attempt, seenLeftMinor: left }, deed);
  if (result.outcome !== "refunded") return failed(result.outcome);
  const { language } = deed.actor;
  const shown = formatMoney(result.amountMinor, currency, language);
  return done(`/admin/donations/${id}`, {
    text: translator(language, "donations-panel")("refund.done", { amount: shown }),
  });
}
