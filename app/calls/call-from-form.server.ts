import { isHomeKnown } from "#app/outreach/find-home.server.ts";
import { meetVisitor } from "#app/outreach/meet-visitor.server.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { forgetVisitor, readVisitor, visitorCookie } from "#app/outreach/visitor-cookie.server.ts";
import { attributionOf } from "#app/petitions/attribution.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { typedFields } from "#app/petitions/typed-fields.ts";
import type { Visit } from "#app/platform/visit.ts";
import { type CallErrors, type CallInput, readCallForm, tellsOfCall, typedCall } from "./call-form.ts";
import { isOffered } from "./call-offer.server.ts";
import { type CallPlan, callPlan, dayBegan } from "./call-plan.server.ts";
import type { CallReply } from "./call-reply.ts";
import { callsView } from "./calls-view.server.ts";
import { afterUnheard, isUnheard } from "./is-unheard.ts";
import { recordCall } from "./record-call.server.ts";

const DAY = 86_400_000;

/** Whoever posts, and what they are to be sent along with the answer. */
type Caller = { visitor: Visitor; cookies: string[] };

/**
 * Answers a form posted to a call page: who one is, how a call went, both at once (as plain clients send it), or "not you".
 *
 * Shapes: `form` as posted; `cookies` as sent; `visit` the request it came in, whose query says where it came from. Whoever the
 * abuse checks caught is answered like everybody, and nothing of their calls is stored. Errors: only a database failure throws.
 */
export async function callFromForm(
  page: OutreachPage,
  form: URLSearchParams,
  { visit, cookies }: { visit: Visit; cookies: string | null },
): Promise<CallReply> {
  if (form.has("forget")) return { kind: "forgotten", cookies: [forgetVisitor()] };
  if (page.state !== "open") return { kind: "gone" };
  const met = form.has("email")
    ? await meet(page, form, visit)
    : await recognise(page, form, { visit, cookies });
  if ("kind" in met) return met;
  if (!tellsOfCall(form)) return { kind: "met", cookies: met.cookies };
  return tell(page, form, visit, met);
}

async function meet(page: OutreachPage, form: URLSearchParams, visit: Visit): Promise<Caller | CallReply> {
  const reply = await meetVisitor(page, form, visit);
  if (reply.kind === "invalid")
    return { ...reply, at: "meet", typed: { ...reply.typed, ...typedCall(form) } };
  if (reply.kind === "too-many") return tooMany(form, "meet", reply.retryAfter);
  if (reply.kind === "gone") return reply;
  return { visitor: reply.visitor, cookies: [reply.cookie] };
}

async function recognise(
  page: OutreachPage,
  form: URLSearchParams,
  { visit, cookies }: { visit: Visit; cookies: string | null },
): Promise<Caller | CallReply> {
  const visitor = readVisitor(cookies, visit.now);
  // A call that was made counts, though the page has to know more of its caller before it asks for another.
  const isKnown = visitor && (form.has("offer") || (await isHomeKnown(page, visitor)));
  if (!isKnown) return { kind: "unknown", typed: typedCall(form) };
  const limits = await countPost(visit.address);
  if (limits.retryAfter > 0) return tooMany(form, "call", limits.retryAfter);
  return { visitor, cookies: [] };
}

async function tell(
  page: OutreachPage,
  form: URLSearchParams,
  visit: Visit,
  { visitor, cookies }: Caller,
): Promise<CallReply> {
  const typed = typedCall(form);
  const reading = readCallForm(form);
  const invalid = async (errors: CallErrors): Promise<CallReply> => {
    const view = await callsView(page, visitor, visit);
    return { kind: "invalid", at: "call", errors, typed, view, cookies };
  };
  if (!reading.ok) return invalid(reading.errors);
  const plan = await callPlan(page, visitor, visit);
  if (!plan) return { kind: "unknown", typed };
  const { input } = reading;
  const offer = { pageId: page.id, supporterId: visitor.supporterId, officialId: input.officialId };
  if (!isAsked(plan, input) && !isOffered(form.get("offer"), offer, visit.now))
    return invalid({ official: "official.not-yours" });
  if (isUnheard(visitor)) return goOnUnheard(page, visitor, input, visit);
  const { source } = attributionOf({ source: form.get("source"), referrer: null }, visit.query);
  const { language, now } = visit;
  const pageOf = { id: page.id, campaignId: page.campaign.id };
  const { supporterId } = visitor;
  const stored = await recordCall({ ...input, page: pageOf, supporterId, language, source }, { now });
  switch (stored.outcome) {
    case "closed":
      return { kind: "gone" };
    case "nobody":
      return { kind: "unknown", typed };
    case "too-many":
      return tooMany(form, "call", await untilTomorrow(now));
    case "recorded":
    case "already": {
      const left = await callPlan(page, visitor, visit);
      return { kind: "told", isLast: (left?.at ?? null) === null, cookies };
    }
  }
}

/** The page goes on as for everybody; the call stays with the browser that told of it. */
async function goOnUnheard(
  page: OutreachPage,
  visitor: Visitor,
  { officialId, outcome }: CallInput,
  visit: Visit,
): Promise<CallReply> {
  const after = afterUnheard(visitor, { pageId: page.id, officialId, outcome }, visit.now);
  const left = await callPlan(page, after, visit);
  return { kind: "told", isLast: (left?.at ?? null) === null, cookies: [visitorCookie(after, visit.now)] };
}

const tooMany = (form: URLSearchParams, at: "meet" | "call", retryAfter: number): CallReply => ({
  kind: "too-many",
  at,
  retryAfter,
  typed: { ...typedFields(form), ...typedCall(form) },
});

const isAsked = ({ calls }: CallPlan, { officialId }: CallInput) =>
  calls.some(({ target }) => target.official.id === officialId);

/** Seconds until the organization's next day; an hour off when clocks change. */
async function untilTomorrow(now: Date): Promise<number> {
  const began = await dayBegan(now);
  return Math.max(1, Math.ceil((began.getTime() + DAY - now.getTime()) / 1_000));
}
