import { DECIDE_BLAST, decideTrial } from "#app/blasts/choose-version.server.ts";
import { sweepDeliveries } from "#app/blasts/claim-deliveries.server.ts";
import { composers as blastMails } from "#app/blasts/preview-blast.server.ts";
import { SEND_BLASTS, sendBlasts } from "#app/blasts/send-blasts.server.ts";
import { START_BLAST, startBlast } from "#app/blasts/start-blast.server.ts";
import { READ_REPORTS, readReports } from "#app/bounces/reports-mailbox.server.ts";
import { composers as callMails } from "#app/calls/compose-call-reminder.server.ts";
import { PUBLISH, publishScheduled } from "#app/campaigns/schedule-campaign.server.ts";
import { makePack } from "#app/deliveries/make-pack.server.ts";
import { PACK_RUN } from "#app/deliveries/pack-input.ts";
import { applyStripeEvent } from "#app/donations/apply-stripe-event.server.ts";
import { WATCH_CARDS } from "#app/donations/card-tries.server.ts";
import { CATCH_UP, catchUp } from "#app/donations/catch-up.server.ts";
import { CLOSE_SESSION, closeSession } from "#app/donations/close-session.server.ts";
import { COMPARE_BOOKS, compareBooks } from "#app/donations/compare-books.server.ts";
import { composers as alertMails } from "#app/donations/compose-alert.server.ts";
import { composers as dedicationMails } from "#app/donations/compose-dedication.server.ts";
import { composers as planMails } from "#app/donations/compose-plan-mails.server.ts";
import { composers as donationMails } from "#app/donations/compose-receipt.server.ts";
import { composers as statementMails } from "#app/donations/compose-statement.server.ts";
import { depositRuns } from "#app/donations/deposit-run.server.ts";
import { END_PLAN, endPlan } from "#app/donations/end-plan.server.ts";
import { PLAN_CARDS, tellOfEndingCards } from "#app/donations/ending-cards.server.ts";
import { REFUND_WARNED, refundWarned } from "#app/donations/refund-warned.server.ts";
import { STATEMENTS, sendStatements } from "#app/donations/send-statements.server.ts";
import { STRIPE_EVENT } from "#app/donations/take-stripe-event.server.ts";
import { watchCards } from "#app/donations/watch-cards.server.ts";
import { exportRuns } from "#app/exports/export.server.ts";
import { donationExportRuns } from "#app/exports/export-donations.server.ts";
import { importRuns } from "#app/imports/import-runs.server.ts";
import { purgeImports } from "#app/imports/purge-imports.server.ts";
import { composers as letterMails } from "#app/letters/mails.server.ts";
import { SEND_LETTERS, sendDueLetters } from "#app/letters/send-due-letters.server.ts";
import type { Composers } from "#app/mail/composer.ts";
import { deliverDueMail } from "#app/mail/deliver-due-mail.server.ts";
import { DELIVER_MAIL, sweepUnknownMail } from "#app/mail/outbox.server.ts";
import { MEASURE_MOVED } from "#app/measures/edit-measure.server.ts";
import { purgePosts } from "#app/news/change-post.server.ts";
import { PUBLISH_POST, publishScheduledPost } from "#app/news/publish-post.server.ts";
import { refreshSources } from "#app/officials/refresh-sources.server.ts";
import { composers as outreachMails } from "#app/outreach/compose-shift-mail.server.ts";
import { noteMove } from "#app/outreach/shifts.server.ts";
import { checkCounts } from "#app/petitions/check-counts.server.ts";
import { composers as signatureMails } from "#app/petitions/mails.server.ts";
import { thankConfirmed } from "#app/petitions/thank-confirmed.server.ts";
import type { Task } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { COUNT_CONSTITUENTS, countConstituents } from "#app/reports/count-constituents.server.ts";
import { FIND_PATTERNS, findPatterns } from "#app/review/find-patterns.server.ts";
import { judgementRuns } from "#app/review/judgement-runs.server.ts";
import { purgeRuns } from "#app/runs/kept-files.server.ts";
import type { RunHandlers } from "#app/runs/run.ts";
import { WORK_RUN } from "#app/runs/start-run.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { bulkRuns } from "#app/segments/bulk-runs.server.ts";
import { purgeLimits } from "#app/staff/limits.server.ts";
import { composers as staffMails } from "#app/staff/mails.server.ts";
import { purgeSessions } from "#app/staff/sessions.server.ts";
import { purgeStaffTokens } from "#app/staff/staff-tokens.server.ts";
import { purgeTokens } from "#app/supporters/access-tokens.server.ts";
import { settleHomesByZip } from "#app/supporters/homes-by-zip.server.ts";
import { composers as supporterMails } from "#app/supporters/mails.server.ts";
import { SETTLE_HOMES } from "#app/supporters/settle-homes.server.ts";
import { applyRetention } from "#app/upkeep/apply-retention.server.ts";
import { composers as upkeepMails } from "#app/upkeep/test-mail.server.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const composers: Composers = {
  ...signatureMails,
  ...letterMails,
  ...callMails,
  ...blastMails,
  ...donationMails,
  ...dedicationMails,
  ...alertMails,
  ...planMails,
  ...statementMails,
  ...supporterMails,
  ...outreachMails,
  ...staffMails,
  ...upkeepMails,
};

/** Kind of a run → what does it. */
const runHandlers: RunHandlers = {
  ...exportRuns,
  ...donationExportRuns,
  ...depositRuns,
  ...importRuns,
  ...judgementRuns,
  ...bulkRuns,
  [PACK_RUN]: makePack,
};

const deliver = oneAtATime(async (signal: AbortSignal) => {
  await deliverDueMail(composers, { now: new Date(), signal });
});

const readMailbox = oneAtATime(async (signal: AbortSignal) => {
  await readReports({ now: new Date(), signal });
});

/** Job name → domain function. Every one may be repeated: a job that was cut short runs again. */
export const tasks: Record<string, Task> = {
  "signature.confirmed": (payload) => thankConfirmed(payload, { now: new Date() }),
  [DELIVER_MAIL]: (_, { signal }) => deliver(signal),
  [READ_REPORTS]: (_, { signal }) => readMailbox(signal),
  [WORK_RUN]: (payload, { signal }) => workRun(payload, runHandlers, { now: new Date(), signal }),
  "runs.purge": async () => void (await purgeRuns({ now: new Date() })),
  "imports.purge": async () => void (await purgeImports({ now: new Date() })),
  "mail.sweep": async () => {
    const swept = await sweepUnknownMail({ now: new Date() });
    if (swept > 0) log.warn({ swept }, "mails whose sending was cut short are marked as failed");
  },
  [START_BLAST]: (payload) => startBlast(payload, { now: new Date() }),
  [SEND_BLASTS]: async (_, { signal }) => void (await sendBlasts({ now: new Date(), signal })),
  [DECIDE_BLAST]: (payload) => decideTrial(payload, { now: new Date() }),
  "blasts.sweep": async () => {
    const swept = await sweepDeliveries({ now: new Date() });
    if (swept > 0) log.warn({ swept }, "mails of blasts whose sending was cut short are closed as unknown");
  },
  [CLOSE_SESSION]: (payload) => closeSession(payload, { now: new Date() }),
  [REFUND_WARNED]: (payload) => refundWarned(payload, { now: new Date() }),
  [WATCH_CARDS]: (payload) => watchCards(payload, { now: new Date() }),
  [END_PLAN]: (payload) => endPlan(payload, { now: new Date() }),
  [CATCH_UP]: async () => void (await catchUp({ now: new Date() })),
  [COMPARE_BOOKS]: async () => void (await compareBooks({ now: new Date() })),
  [PLAN_CARDS]: async () => void (await tellOfEndingCards({ now: new Date() })),
  [STATEMENTS]: async (_, { signal }) => void (await sendStatements({ now: new Date(), signal })),
  [STRIPE_EVENT]: (payload) => applyStripeEvent(payload, { now: new Date() }),
  [SEND_LETTERS]: async () => void (await sendDueLetters({ now: new Date() })),
  [PUBLISH]: (payload) => publishScheduled(payload, { now: new Date() }),
  [COUNT_CONSTITUENTS]: (payload) => countConstituents(payload, { now: new Date() }),
  [FIND_PATTERNS]: async () => void (await findPatterns({ now: new Date() })),
  [PUBLISH_POST]: (payload) => publishScheduledPost(payload, { now: new Date() }),
  [MEASURE_MOVED]: (payload) => noteMove(payload, { now: new Date() }),
  "posts.purge": async () => void (await purgePosts({ now: new Date() })),
  "counts.check": async () => void (await checkCounts({ now: new Date() })),
  "retention.apply": async () => void (await applyRetention({ now: new Date() })),
  [SETTLE_HOMES]: (payload, { signal }) => settleHomesByZip(payload, { now: new Date(), signal }),
  "sources.refresh": () => refreshSources({ now: new Date() }),
  "tokens.purge": async () => void (await purgeTokens({ now: new Date() })),
  "staff.purge": async () => {
    const now = new Date();
    await Promise.all([purgeSessions({ now }), purgeStaffTokens({ now }), purgeLimits({ now })]);
  },
};
