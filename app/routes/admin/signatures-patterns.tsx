import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { reviewFrame } from "#app/http/review-frame.server.ts";
import { REVIEW, scopeOf } from "#app/http/review-list.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { patternKinds } from "#app/review/pattern.ts";
import { acceptPattern, countPatterns, doubtPattern, patternsPage } from "#app/review/patterns.server.ts";
import { PatternsView } from "#app/review/ui/patterns-view.tsx";
import "#app/ui/css/admin-moderation.css";
import "#app/ui/css/admin-review.css";

export const meta = panelMeta("review", (t) => t("patterns.title"));

const PATTERNS = `${REVIEW}/patterns`;

// GET /admin/signatures/patterns
export async function loader(args: LoaderFunctionArgs) {
  const { query } = args.context.visit;
  const actor = await requireStaff(args, "signatures.judge", query.get("campaign"));
  const frame = await reviewFrame(query.get("campaign"), actor);
  const campaigns = frame ? [frame.id] : actor.campaigns;
  const kind = patternKinds.find((each) => each === query.get("kind")) ?? null;
  const accepted = query.get("state") === "accepted";
  const cursor = { after: query.get("after"), before: query.get("before") };
  const [page, waiting] = await Promise.all([
    patternsPage(
      { kind, accepted },
      { ...scopeOf(actor), campaigns },
      { language: actor.language, ...cursor },
    ),
    countPatterns(campaigns),
  ]);
  const search = new URLSearchParams({
    ...(frame && { campaign: frame.id }),
    ...(kind && { kind }),
    ...(accepted && { state: "accepted" }),
  });
  const href = (at: Record<string, string>) =>
    `${PATTERNS}?${new URLSearchParams([...search, ...Object.entries(at)])}`;
  return {
    ...page,
    pages: {
      next: page.next && href({ after: page.next }),
      previous: page.previous && href({ before: page.previous }),
    },
    kind,
    accepted,
    waiting,
    frame: frame && { ...frame, without: PATTERNS },
    action: href({}),
    timeZone: actor.timeZone,
  };
}

const PatternForm = z.object({ pattern: z.uuid("unknown"), intent: z.enum(["accept", "doubt"], "unknown") });

// POST /admin/signatures/patterns: in order, or not after all
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge");
  const form = parsePanelForm(await panelFields(args.request), PatternForm);
  if (!form.ok) throw notFound("page");
  const { pattern, intent } = form.input;
  const { outcome } = await (intent === "accept" ? acceptPattern : doubtPattern)(pattern, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  const to = `${PATTERNS}${new URL(args.request.url).search}`;
  const t = translator(actor.language, "review");
  const back = { action: to, fields: { intent: intent === "accept" ? "doubt" : "accept", pattern } };
  return done(to, { text: t(intent === "accept" ? "flash.accepted" : "flash.doubted"), undo: back });
}

export default function SignaturesPatternsRoute() {
  return <PatternsView {...useLoaderData<typeof loader>()} />;
}
