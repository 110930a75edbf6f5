import { randomUUID } from "node:crypto";
import type { Language } from "#app/i18n/language.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import type { Target } from "#app/targets/target.ts";
import { sealOffer } from "./call-offer.server.ts";
import { type CallPlan, callPlan, type PlannedCall } from "./call-plan.server.ts";
import { busyOffices, isDone } from "./call-progress.ts";
import { callScript } from "./call-script.ts";
import type { Because, CallCard, CallsView } from "./call-view.ts";

/** What a call page shows to a visitor: whom to call now, what to say, who is next. Null: they are nobody any more. */
export async function callsView(
  page: OutreachPage,
  visitor: Visitor,
  { language, now }: { language: Language; now: Date },
): Promise<CallsView | null> {
  const plan = await callPlan(page, visitor, { now });
  if (!plan) return null;
  const { calls, at } = plan;
  return {
    visitor: { name: visitor.givenName, place: visitor.place },
    total: calls.length,
    at: (at ?? calls.length - 1) + 1,
    card: at === null ? null : cardOf(page, visitor, plan, calls[at]!, { language, now }),
    next: at === null ? null : nextAfter(plan, at),
    isFallback: plan.by === "fallback" && calls.length > 0,
    vacant: plan.vacant.map(({ titles }) => titles[language]),
    attempt: randomUUID(),
  };
}

function nextAfter({ calls, made }: CallPlan, at: number): string | null {
  const left = calls
    .slice(at + 1)
    .find(
      ({ target, numbers }) => !isDone({ officialId: target.official.id, numbers: numbers.length }, made),
    );
  return left?.target.official.name ?? null;
}

function cardOf(
  page: OutreachPage,
  visitor: Visitor,
  { committee, made }: CallPlan,
  { target, numbers: all }: PlannedCall,
  { language, now }: { language: Language; now: Date },
): CallCard {
  const { official, office } = target;
  const tried = busyOffices(official.id, made);
  const numbers = [...all.slice(tried), ...all.slice(0, tried)];
  const link = (kind: string) => official.links.find((each) => each.kind === kind)?.value ?? null;
  return {
    officialId: official.id,
    offer: sealOffer({ pageId: page.id, supporterId: visitor.supporterId, officialId: official.id }, now),
    name: official.name,
    office: office.titles[language],
    isOwn: target.isOwn,
    because: becauseOf(target, committee?.names[language] ?? ""),
    stance: target.stance,
    numbers,
    qr: numbers[0] ? qrPath(numbers[0].href) : null,
    links: { form: link("form"), website: link("website") },
    source: official.source,
    asOf: official.asOf,
    correctedOn: official.correctedOn,
    script: callScript(page, target, visitor),
  };
}

const executives = new Set(["governor", "mayor", "president"]);

function becauseOf({ role, office }: Target, committee: string): Because {
  if (role) return { role, committee };
  return executives.has(office.key) ? "executive" : null;
}
