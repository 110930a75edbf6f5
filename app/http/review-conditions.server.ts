import { data, redirect } from "@remix-run/node";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { translator } from "#app/i18n/translate.ts";
import { petitionChoices } from "#app/petitions/petition-choices.server.ts";
import { narrowing } from "#app/review/conditions.ts";
import { startJudgement } from "#app/review/judge-by-conditions.server.ts";
import { countPatterns } from "#app/review/patterns.server.ts";
import { countFitting, fittingSample } from "#app/review/review-page.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { panelFields, parsePanelForm } from "./read-panel-form.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";
import { reviewFrame } from "./review-frame.server.ts";
import { REVIEW, scopeOf } from "./review-list.server.ts";
import { readConditionsForm, readReviewQuery, reviewSearch } from "./review-query.server.ts";

const CONDITIONS = `${REVIEW}/conditions`;

/** What the page that judges by conditions shows: how many fit, and some of them. */
export async function loadConditions({ context }: Asked, actor: StaffActor) {
  const conditions = readReviewQuery(context.visit.query);
  const scope = scopeOf(actor);
  const campaigns = conditions.campaign ? [conditions.campaign] : actor.campaigns;
  const [frame, count, sample, petitions, patterns] = await Promise.all([
    reviewFrame(conditions.campaign, actor),
    countFitting(conditions, scope),
    fittingSample(conditions, scope, { language: actor.language }),
    petitionChoices(campaigns, actor.language),
    countPatterns(campaigns),
  ]);
  // Nobody stands so who fits: whether somebody does who stands in another way.
  const wider = { ...conditions, standing: "any" as const };
  const otherwise =
    count.count === 0 && conditions.standing !== "any" ? (await countFitting(wider, scope)).count : 0;
  const href = (of: typeof conditions) => `${CONDITIONS}${reviewSearch(of)}`;
  return {
    conditions,
    frame: frame && { ...frame, without: href({ ...conditions, campaign: null, petition: null }) },
    count,
    otherwise: otherwise > 0 ? { count: otherwise, href: href(wider) } : null,
    sample,
    petitions,
    patterns,
    narrowed: narrowing(conditions).map((key) => ({ key, without: href({ ...conditions, [key]: null }) })),
    action: href(conditions),
    // Of two posts of one form the second is the first.
    formId: newId(),
    personal: scope.personal,
    seesPeople: can(actor, "supporters.read"),
    timeZone: actor.timeZone,
  };
}

const RunForm = z.object({ ref: z.uuid("unknown"), verdict: z.enum(["invalid", "counts"], "unknown") });

/** What is posted there: other conditions, or the verdict on all that fit those of the address. */
export async function actOnConditions(args: Asked, actor: StaffActor) {
  const fields = await panelFields(args.request);
  const conditions = readReviewQuery(args.context.visit.query);
  if (fields.get("intent") === "show") {
    const reading = readConditionsForm(conditions, fields, actor.timeZone);
    if (!reading.ok) return data(reading, { status: 422 });
    return redirect(`${CONDITIONS}${reviewSearch(reading.conditions)}`, 303);
  }
  const refuse = (errors: Record<string, string>) =>
    data({ ok: false as const, errors, typed: {} }, { status: 422 });
  const form = parsePanelForm(fields, RunForm);
  if (!form.ok) return refuse(form.errors);
  const result = await startJudgement({ ...form.input, conditions }, deed(actor, args));
  if (result.outcome === "outside") return refuse({ petition: "outside" });
  const text = translator(actor.language, "review")("flash.started");
  return done(`/admin/runs/${result.run}`, { text });
}
