import { suggestEmail } from "#app/mail/suggest-email.ts";
import { findReasons } from "#app/petitions/abuse-checks.server.ts";
import { readFormToken } from "#app/petitions/form-token.server.ts";
import { readSignForm, type SignInput } from "#app/petitions/sign-form.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { typedFields } from "#app/petitions/typed-fields.ts";
import type { Visit } from "#app/platform/visit.ts";
import { findHome, type HomeChoice } from "./find-home.server.ts";
import { districtFields, meetFields } from "./meet-form.ts";
import type { OutreachPage, Visitor } from "./outreach-page.ts";
import { storeVisitor } from "./store-visitor.server.ts";
import { visitorCookie } from "./visitor-cookie.server.ts";

export type MeetReply =
  | {
      kind: "met";
      visitor: Visitor;
      /** A whole `Set-Cookie`. */
      cookie: string;
      /** What the abuse checks found; empty when nothing. */
      reasons: string[];
    }
  | {
      kind: "invalid";
      /** Codes of a petition's form, or of `meetErrorCodes`. */
      errors: Record<string, string[]>;
      typed: Record<string, string>;
      suggestion?: string;
      /** Where several districts are possible: all of them, for the visitor to say which. */
      choices?: HomeChoice[];
    }
  | { kind: "gone" }
  | { kind: "too-many"; retryAfter: number };

/**
 * Takes the form in which somebody says who they are and where they live, before they call or write: limits, form, abuse
 * checks, districts; then supporter, consents and districts in one transaction. Street and house number are looked up and
 * kept nowhere. Errors: only a database failure throws.
 */
export async function meetVisitor(
  page: OutreachPage,
  form: URLSearchParams,
  visit: Visit,
): Promise<MeetReply> {
  if (page.state !== "open") return { kind: "gone" };
  const limits = await countPost(visit.address);
  if (limits.retryAfter > 0) return { kind: "too-many", retryAfter: limits.retryAfter };
  const reading = readSignForm(meetFields, form);
  if (!reading.ok) return invalid(form, reading.errors);
  const served = readFormToken(form.get("form_token"), page.id, visit.now);
  if (!served) return invalid(form, { form: ["form.expired"] });
  const { input } = reading;
  const home = await findHome(page, told(input, form), visit);
  if (home.outcome === "unknown-zip") return invalid(form, { postal_code: ["zip.unknown"] });
  if (home.outcome === "open") {
    const code = form.has(home.choices[0]!.type) || input.streetAddress ? "district.needed" : "district.open";
    return { ...invalid(form, { [home.choices[0]!.type]: [code] }), choices: home.choices };
  }
  const reasons = await findReasons({
    form,
    email: input.email,
    names: [input.givenName, input.familyName],
    tooFast: served.tooFast,
    rateReasons: limits.reasons,
    address: visit.address,
  });
  const visitor = await storeVisitor({ page, input, home, served, reasons, visit });
  if (!visitor) return { kind: "gone" };
  return { kind: "met", visitor, cookie: visitorCookie(visitor, visit.now), reasons };
}

const told = (input: SignInput, form: URLSearchParams) => ({
  street: input.streetAddress,
  zip: input.postalCode!,
  chosen: Object.fromEntries(
    districtFields.flatMap((type) => (form.get(type) ? [[type, form.get(type)!]] : [])),
  ),
});

function invalid(
  form: URLSearchParams,
  errors: Record<string, string[]>,
): Extract<MeetReply, { kind: "invalid" }> {
  const suggestion = suggestEmail(form.get("email") ?? "");
  const typed = typedFields(form);
  // A slip that is mended within a moment was not made by a machine: the time counts from when the form was first served.
  const token = form.get("form_token");
  if (token && !errors.form) typed.form_token = token.slice(0, 4_000);
  for (const type of districtFields) if (form.get(type)) typed[type] = form.get(type)!.slice(0, 200);
  return { kind: "invalid", errors, typed, ...(suggestion && { suggestion }) };
}
