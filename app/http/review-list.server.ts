import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { translator } from "#app/i18n/translate.ts";
import { petitionChoices } from "#app/petitions/petition-choices.server.ts";
import { type Conditions, narrowing, type Scope, type Standing } from "#app/review/conditions.ts";
import { verdicts } from "#app/review/judge-batch.server.ts";
import { judgeSignatures, MOST_AT_ONCE, takeBackJudgements } from "#app/review/judge-signatures.server.ts";
import { countPatterns } from "#app/review/patterns.server.ts";
import { countHeld, reviewPage } from "#app/review/review-page.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { panelFields, parsePanelForm } from "./read-panel-form.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";
import { reviewFrame } from "./review-frame.server.ts";
import { readConditionsForm, readReviewQuery, reviewSearch } from "./review-query.server.ts";

export const REVIEW = "/admin/signatures";

export const scopeOf = (actor: StaffActor): Scope => ({
  campaigns: actor.campaigns,
  personal: can(actor, "supporters.personal"),
});

/** Where a list of signatures stands: of all campaigns, or in the frame of one. */
type Place = { base: string; campaign: string | null };

const standingOf = ({ standing }: Conditions): Standing => (standing === "any" ? "held" : standing);

/** What the review of signatures shows. Its route has checked that the actor may judge them. */
export async function loadReview({ context }: Asked, actor: StaffActor, { base, campaign }: Place) {
  const { query } = context.visit;
  const read = readReviewQuery(query);
  const conditions = { ...read, standing: standingOf(read), ...(campaign && { campaign }) };
  const scope = scopeOf(actor);
  const campaigns = conditions.campaign ? [conditions.campaign] : actor.campaigns;
  const cursor = { after: query.get("after"), before: query.get("before") };
  const [frame, page, held, patterns, petitions] = await Promise.all([
    reviewFrame(conditions.campaign, actor),
    reviewPage(conditions, scope, { language: actor.language, ...cursor }),
    countHeld(campaigns),
    countPatterns(campaigns),
    petitionChoices(campaigns, actor.language),
  ]);
  const href = (of: Conditions, more = {}) =>
    `${base}${reviewSearch(campaign ? { ...of, campaign: null } : of, more)}`;
  return {
    conditions,
    // A campaign's own page needs no word of it.
    frame: frame && { ...frame, without: campaign ? null : href({ ...conditions, campaign: null }) },
    signatures: page.signatures.map((signature) => ({
      ...signature,
      // What it has in common with others, as a list of them.
      networkHref:
        signature.network && href({ ...conditions, standing: conditions.standing, network: signature.id }),
      domainHref: signature.domain && href({ ...conditions, domain: signature.domain }),
    })),
    pages: {
      next: page.next && href(conditions, { after: page.next }),
      previous: page.previous && href(conditions, { before: page.previous }),
    },
    narrowed: narrowing(conditions).map((key) => ({ key, without: href({ ...conditions, [key]: null }) })),
    byConditions: `${REVIEW}/conditions${reviewSearch({ ...conditions, standing: conditions.standing })}`,
    action: href(conditions),
    base,
    held,
    patterns,
    petitions,
    seesPeople: can(actor, "supporters.read"),
    personal: scope.personal,
    timeZone: actor.timeZone,
  };
}

/** `one` is the button of a row ("invalid:<id>"), `verdict` with `ids` that of all that are ticked. */
const JudgeForm = z
  .object({
    one: z
      .string()
      .regex(/^(?:invalid|counts):[0-9a-f-]{36}$/, "unknown")
      .optional(),
    verdict: z.enum(verdicts, "unknown").optional(),
    ids: z.array(z.uuid("unknown")).max(MOST_AT_ONCE, "unknown"),
  })
  .transform(({ one, verdict, ids }) => {
    const [of, id] = one?.split(":") ?? [];
    return id ? { verdict: z.enum(verdicts).parse(of), ids: [id] } : { verdict: verdict ?? null, ids };
  })
  .refine(({ ids }) => ids.every((id) => z.uuid().safeParse(id).success), "unknown");

const UndoForm = z.object({ judgement: z.array(z.uuid("unknown")).max(MOST_AT_ONCE, "unknown") });

/** What is posted to the review: filters, a judgement of some, or the undoing of one. */
export async function actOnReview(args: Asked, actor: StaffActor, { base, campaign }: Place) {
  const fields = await panelFields(args.request);
  const { query } = args.context.visit;
  const to = `${base}${new URL(args.request.url).search}`;
  const t = translator(actor.language, "review");
  const intent = fields.get("intent");
  if (intent === "show") {
    const reading = readConditionsForm(readReviewQuery(query), fields, actor.timeZone);
    if (!reading.ok) return data(reading, { status: 422 });
    const shown = campaign ? { ...reading.conditions, campaign: null } : reading.conditions;
    return redirect(`${base}${reviewSearch(shown)}`, 303);
  }
  if (intent === "undo") {
    const form = parsePanelForm(fields, UndoForm, { lists: ["judgement"] });
    const changed = form.ok ? await takeBackJudgements(form.input.judgement, deed(actor, args)) : 0;
    return done(to, { text: changed > 0 ? t("flash.putBack", { count: changed }) : t("flash.nothing") });
  }
  const form = parsePanelForm(fields, JudgeForm, { lists: ["ids"] });
  if (!form.ok) return data({ ok: false as const, errors: form.errors, typed: {} }, { status: 422 });
  const { ids, verdict } = form.input;
  if (ids.length === 0 || !verdict) return done(to, { text: t("flash.noneTicked"), tone: "bad" });
  const { judgements, changed } = await judgeSignatures({ ids, verdict }, deed(actor, args));
  if (changed === 0) return done(to, { text: t("flash.nothing") });
  const undo = { action: to, fields: { intent: "undo", judgement: judgements } };
  return done(to, { text: t(`flash.${verdict}`, { count: changed }), undo });
}
