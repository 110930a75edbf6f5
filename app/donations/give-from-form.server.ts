import { suggestEmail } from "#app/mail/suggest-email.ts";
import { attributionOf } from "#app/petitions/attribution.ts";
import { readFormToken } from "#app/petitions/form-token.server.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { typedFields } from "#app/petitions/typed-fields.ts";
import type { Visit } from "#app/platform/visit.ts";
import { type BeginOutcome, beginDonation } from "./begin-donation.server.ts";
import { dedicationFields } from "./dedication-form.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import type { GiftSource } from "./gift-limits.server.ts";
import { readGiveForm } from "./give-form.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { judgeGift } from "./judge-gift.server.ts";
import { openCheckout } from "./open-checkout.server.ts";
import { beginWait, WAIT_SECONDS } from "./short-wait.server.ts";

export type GiveReply =
  /** On to Stripe's page. */
  | { kind: "checkout"; url: string; donationId: string }
  | {
      kind: "invalid";
      /** Codes of a petition's form, or of `giveErrorCodes`. */
      errors: Record<string, string[]>;
      typed: Record<string, string>;
      suggestion?: string;
    }
  /** Stripe cannot be reached; nothing was charged, and what was typed is kept. */
  | { kind: "away"; typed: Record<string, string> }
  /** They, or somebody else at the same address, gave to it a moment ago: they are asked whether this is another gift. */
  | { kind: "given-nearby"; typed: Record<string, string> }
  /** Only a machine posts like this: it comes back, to be looked at and sent once more. */
  | { kind: "unsure"; typed: Record<string, string> }
  /** Many gifts come from there: proof of work first, or the wait in the field `wait`; seconds until it is over. */
  | { kind: "wait"; wait: string; retryAfter: number; typed: Record<string, string> }
  /** More than is taken from there; seconds until there is room. */
  | { kind: "many"; retryAfter: number; typed: Record<string, string> }
  /** Nobody may give until staff lift the brake. */
  | { kind: "braked" }
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
  "wait",
  "variant",
  ...dedicationFields,
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
  if (settings.brakedAt) return { kind: "braked" };
  const reading = readGiveForm(page, form, settings.feeIn);
  if (!reading.ok) return invalid(form, reading.errors);
  const served = readFormToken(form.get("form_token"), page.id, visit.now);
  if (!served) return invalid(form, { form: ["form.expired"] });
  const { gift } = reading;
  const judged = await judgeGift(page.id, { form, gift, served, rateReasons: limits.reasons }, visit);
  const typed = typedGift(form);
  if (judged.kind !== "fair") return { ...judged, typed };
  const { source } = attributionOf(gift.giver, visit.query);
  const again = form.has("again");
  const begun = await beginDonation({ ...judged, page, gift, served, source, again }, visit);
  return begun.outcome === "begun"
    ? onward(begun.donationId, typed)
    : notBegun(begun, { typed, from: judged.from, visit });
}

type Typed = Record<string, string>;

async function onward(donationId: string, typed: Typed): Promise<GiveReply> {
  const checkout = await openCheckout(donationId);
  if (checkout.outcome === "open") return { kind: "checkout", url: checkout.url, donationId };
  return checkout.outcome === "off" ? { kind: "off" } : { kind: "away", typed };
}

function notBegun(
  begun: Exclude<BeginOutcome, { outcome: "begun" }>,
  { typed, from, visit }: { typed: Typed; from: GiftSource; visit: Visit },
): GiveReply {
  if (begun.outcome === "closed") return { kind: "gone" };
  if (begun.outcome === "given-nearby") return { kind: "given-nearby", typed };
  if (begun.outcome === "too-many") return { kind: "many", retryAfter: begun.retryAfter, typed };
  return {
    ...{ kind: "wait", retryAfter: WAIT_SECONDS, typed },
    wait: beginWait(from.addressHash, visit.now),
  };
}

function invalid(form: URLSearchParams, errors: Record<string, string[]>): GiveReply {
  const suggestion = suggestEmail(form.get("email") ?? "");
  return { kind: "invalid", errors, typed: typedGift(form), ...(suggestion && { suggestion }) };
}

/** What was typed, for a form that comes back. */
function typedGift(form: URLSearchParams): Record<string, string> {
  const own = ownFields.flatMap((name) => (form.get(name) ? [[name, form.get(name)!.slice(0, 2_000)]] : []));
  return { ...typedFields(form), ...Object.fromEntries(own) };
}
