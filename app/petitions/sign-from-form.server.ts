import { localPath } from "#app/i18n/language.ts";
import { suggestEmail } from "#app/mail/suggest-email.ts";
import { seal } from "#app/platform/secrets.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { findReasons } from "./abuse-checks.server.ts";
import { confirmProven } from "./confirm-signature.server.ts";
import { readFormToken } from "./form-token.server.ts";
import { findPetition, type PetitionPage } from "./petition-queries.server.ts";
import { isFromTheirMail } from "./prefill.server.ts";
import { prepareSignature } from "./prepare-signature.server.ts";
import { readSignForm, type SignErrorCode } from "./sign-form.ts";
import { countPost } from "./sign-limits.server.ts";
import { type SignOutcome, signPetition } from "./sign-petition.server.ts";
import type { SignReply } from "./sign-reply.ts";
import { typedFields } from "./typed-fields.ts";

export type { SignReply };

/** What the cookie `signed` holds, sealed for the purpose "signed"; for the thanks page and nobody else. */
export type SignedCookie = {
  givenName: string;
  shareCode: string;
  slug: string;
  email: string;
  /** As typed, like all of this: what is known of whoever has this address is not for a form to tell. */
  familyName?: string | null;
  /** Of the United States. */
  postalCode?: string | null;
  /** The link in a mail has proven the address: nothing is left to be waited for. */
  confirmed?: boolean;
  /** What the abuse checks found in this very form: the signature may be an earlier one, by somebody else. */
  reasons?: string[];
};

const cookieSeconds = 3_600;

/** Where somebody stands who has not told: the country whose people the petition is for. */
function homeOf({ countries }: PetitionPage): string {
  return countries.length === 0 || countries.includes("US") ? "US" : countries[0]!;
}

function invalid(form: URLSearchParams, errors: Record<string, SignErrorCode[]>): SignReply {
  const suggestion = suggestEmail(form.get("email") ?? "");
  return { kind: "invalid", errors, typed: typedFields(form), ...(suggestion && { suggestion }) };
}

function signed(
  visit: Visit,
  slug: string,
  typed: Omit<SignedCookie, "slug" | "shareCode">,
  result: Extract<SignOutcome, { shareCode: string }>,
): SignReply {
  const value: SignedCookie = { ...typed, shareCode: result.shareCode, slug };
  return {
    kind: "signed",
    location: localPath(visit.language, `/petitions/${slug}/thanks`),
    cookie: seal(value, "signed", cookieSeconds, visit.now),
  };
}

/**
 * Signs with a posted form: limits, form, abuse checks, signature, reply.
 *
 * Shapes: `fields` as posted; `visit` the request it came in, whose query says who brought the signer.
 * A first and a repeated signature get one answer, and so do those that are held for review, so that the
 * page never tells who signed or what was noticed. Errors: only a database failure throws.
 */
export async function signFromForm(slug: string, fields: URLSearchParams, visit: Visit): Promise<SignReply> {
  const petition = await findPetition(slug, visit.language);
  if (!petition) return { kind: "not-found" };
  if (petition.state !== "open") return { kind: "gone" };

  const limits = await countPost(visit.address);
  if (limits.retryAfter > 0) return { kind: "too-many", retryAfter: limits.retryAfter };

  const reading = readSignForm(petition.fields, fields, homeOf(petition));
  const served = readFormToken(fields.get("form_token"), petition.id, visit.now);
  if (!reading.ok) return invalid(fields, reading.errors);
  if (!served) return invalid(fields, { form: ["form.expired"] });
  const { input } = reading;
  if (petition.countries.length > 0 && !petition.countries.includes(input.country))
    return invalid(fields, { country: ["country.not-allowed"] });

  const proven = await isFromTheirMail(fields, { petition, email: input.email, now: visit.now });
  const reasons = await findReasons({
    form: fields,
    email: input.email,
    names: [input.givenName, input.familyName],
    // One press is quick.
    tooFast: served.tooFast && !proven,
    rateReasons: limits.reasons,
    address: visit.address,
  });
  const signature = await prepareSignature({ petition, input, asked: served.asked, reasons, visit });
  const result = await signPetition(signature);
  if (result.outcome === "closed") return { kind: "gone" };
  if (result.outcome === "overloaded") return { kind: "too-many", retryAfter: 5 };
  const confirmed = proven && petition.confirmation === "email";
  if (confirmed) await confirmProven(result.signatureId, visit);
  const { givenName, familyName, email } = input;
  const postalCode = input.country === "US" ? input.postalCode : null;
  const found = reasons.length > 0 && { reasons };
  const typed = { givenName, familyName, email, postalCode, ...(confirmed && { confirmed }), ...found };
  return signed(visit, petition.slug, typed, result);
}
