import { suggestEmail } from "#app/mail/suggest-email.ts";
import { findReasons } from "#app/petitions/abuse-checks.server.ts";
import { attributionOf } from "#app/petitions/attribution.ts";
import { readFormToken } from "#app/petitions/form-token.server.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { typedFields } from "#app/petitions/typed-fields.ts";
import type { Visit } from "#app/platform/visit.ts";
import { beginDonation } from "./begin-donation.server.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { readGiveForm } from "./give-form.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { openCheckout } from "./open-checkout.server.ts";

export type GiveReply =
  /** On to Stripe's page. */
  | { kind: "checkout"; url: string }
  | {
      kind: "invalid";
      /** Codes of a petition's form, or of `giveErrorCodes`. */
      errors: Record<string, string[]>;
      typed: Record<string, string>;
      suggestion?: string;
    }
  /** They gave a moment ago: they are asked whether they want to give again. */
  | { kind: "just-given"; amountMinor: number; currency: string; typed: Record<string, string> }
  /** Stripe cannot be reached; nothing was charged, and what was typed is kept. */
  | { kind: "away"; typed: Record<string, string> }
  | { kind: "off" }
  | { kind: "gone" }
  | { kind: "too-many"; retryAfter: number };

const ownFields = [
  "amount",
  "amount_other",
  "currency",
  "interval",
  "cover_fee",
  "designation",
  "employer",
  "occupation",
];

/**
 * Takes the form of a fundraising page: limits, form, abuse checks; the gift is written down, and then Stripe's page is opened
 * for it. Errors: only a database failure throws.
 */
export async function giveFromForm(
  page: FundraisingPage,
  form: URLSearchParams,
  visit: Visit,
): Promise<GiveReply> {
  if (page.state !== "open") return { kind: "gone" };
  const limits = await countPost(visit.address);
  if (limits.retryAfter > 0) return { kind: "too-many", retryAfter: limits.retryAfter };
  const settings = await givingSettings();
  if (settings.brakedAt) return { kind: "away", typed: typedGift(form) };
  const reading = readGiveForm(page, form, settings.feeIn);
  if (!reading.ok) return invalid(form, reading.errors);
  const served = readFormToken(form.get("form_token"), page.id, visit.now);
  if (!served) return invalid(form, { form: ["form.expired"] });
  const { gift } = reading;
  const reasons = await findReasons({
    form,
    email: gift.giver.email,
    names: [gift.giver.givenName, gift.giver.familyName],
    tooFast: served.tooFast,
    rateReasons: limits.reasons,
    address: visit.address,
  });
  const { source } = attributionOf(gift.giver, visit.query);
  const again = form.has("again");
  const begun = await beginDonation({ page, gift, served, source, reasons, again }, visit);
  if (begun.outcome === "closed") return { kind: "gone" };
  if (begun.outcome === "just-given") {
    const { amountMinor, currency } = begun;
    return { kind: "just-given", amountMinor, currency, typed: typedGift(form) };
  }
  const checkout = await openCheckout(begun.donationId);
  if (checkout.outcome === "open") return { kind: "checkout", url: checkout.url };
  return checkout.outcome === "off" ? { kind: "off" } : { kind: "away", typed: typedGift(form) };
}

function invalid(form: URLSearchParams, errors: Record<string, string[]>): GiveReply {
  const suggestion = suggestEmail(form.get("email") ?? "");
  return { kind: "invalid", errors, typed: typedGift(form), ...(suggestion && { suggestion }) };
}

/** What was typed, for a form that comes back. */
function typedGift(form: URLSearchParams): Record<string, string> {
  const own = ownFields.flatMap((name) => (form.get(name) ? [[name, form.get(name)!.slice(0, 500)]] : []));
  return { ...typedFields(form), ...Object.fromEntries(own) };
}
