import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { reviewFrame } from "#app/http/review-frame.server.ts";
import { REVIEW } from "#app/http/review-list.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { translator } from "#app/i18n/translate.ts";
import { startTakingBack } from "#app/review/judge-by-conditions.server.ts";
import { takeBackJudgements } from "#app/review/judge-signatures.server.ts";
import { judgementsPage } from "#app/review/judgement-queries.server.ts";
import { countPatterns } from "#app/review/patterns.server.ts";
import { HistoryView } from "#app/review/ui/history-view.tsx";
import "#app/ui/css/admin-review.css";

export const meta = panelMeta("review", (t) => t("history.title"));

const HISTORY = `${REVIEW}/history`;

// GET /admin/signatures/history
export async function loader(args: LoaderFunctionArgs) {
  const { query } = args.context.visit;
  const actor = await requireStaff(args, "signatures.judge", query.get("campaign"));
  const { language, timeZone } = actor;
  const frame = await reviewFrame(query.get("campaign"), actor);
  const campaigns = frame ? [frame.id] : actor.campaigns;
  const href = (at: Record<string, string>) =>
    `${HISTORY}?${new URLSearchParams({ ...(frame && { campaign: frame.id }), ...at })}`;
  const cursor = { after: query.get("after"), before: query.get("before") };
  const [page, patterns] = await Promise.all([
    judgementsPage(campaigns, { language, ...cursor }),
    countPatterns(campaigns),
  ]);
  return {
    judgements: page.judgements,
    pages: {
      next: page.next && href({ after: page.next }),
      previous: page.previous && href({ before: page.previous }),
    },
    patterns,
    frame: frame && { ...frame, without: HISTORY },
    timeZone,
  };
}

// POST /admin/signatures/history: takes a judgement back, one by conditions as a run
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge");
  const id = uuidIn((await panelFields(args.request)).get("judgement"));
  const to = `${HISTORY}${new URL(args.request.url).search}`;
  const t = translator(actor.language, "review");
  const result = await startTakingBack(id, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "started") return done(`/admin/runs/${result.run}`, { text: t("flash.takingBack") });
  if (result.outcome !== "by-hand") return done(to, { text: t(`flash.${result.outcome}`), tone: "bad" });
  const changed = await takeBackJudgements([id], deed(actor, args));
  return done(to, { text: changed > 0 ? t("flash.putBack", { count: changed }) : t("flash.nothing") });
}

export default function SignaturesHistoryRoute() {
  return <HistoryView {...useLoaderData<typeof loader>()} />;
}
