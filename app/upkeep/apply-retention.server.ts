import { recordAudit, theSystem } from "#app/audit/record-audit.server.ts";
import { forgetOldReports } from "#app/bounces/forget-bounces.server.ts";
import { forgetCalls } from "#app/calls/forget-calls.server.ts";
import { blankDonations } from "#app/donations/blank-donations.server.ts";
import { forgetGiftSources } from "#app/donations/forget-gift-sources.server.ts";
import { forgetUnpaid } from "#app/donations/forget-unpaid.server.ts";
import { blankLetters } from "#app/letters/blank-letters.server.ts";
import { forgetUnconfirmedLetters } from "#app/letters/forget-unconfirmed-letters.server.ts";
import { purgeCaptured } from "#app/mail/captured-mail.server.ts";
import { forgetOldMail } from "#app/mail/forget-old-mail.server.ts";
import { forgetUnconfirmed } from "#app/petitions/forget-unconfirmed.server.ts";
import { forgetNetworks } from "#app/petitions/network-hash.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { forgetOldMerges } from "#app/segments/forget-old-merges.server.ts";
import { retention } from "./retention.server.ts";

export type Cleared = {
  unconfirmed: number;
  networks: number;
  mails: number;
  captured: number;
  merges: number;
};

const DAY = 86_400_000;

/** The night's work: clears what is older than the periods, and writes into the trail how much that was. */
export async function applyRetention({ now }: { now: Date }): Promise<Cleared> {
  const { periods } = await retention();
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const cleared = {
    unconfirmed:
      (await forgetUnconfirmed({
        before: before(periods.unconfirmedDays),
        now,
        alongside: [forgetCalls, blankLetters, blankDonations],
      })) +
      (await forgetUnconfirmedLetters({ before: before(periods.unconfirmedDays) })) +
      (await forgetUnpaid({
        before: before(periods.unconfirmedDays),
        now,
        alongside: [forgetCalls, blankLetters],
      })),
    networks:
      (await forgetNetworks({ now, days: periods.networkDays })) +
      (await forgetGiftSources({ before: before(periods.networkDays) })),
    mails: await forgetOldMail({ before: before(periods.mailLogDays) }),
    captured: await purgeCaptured({ before: before(Math.min(periods.capturedDays, periods.mailLogDays)) }),
    merges: await forgetOldMerges({ now }),
  };
  await forgetOldReports({ before: before(periods.mailLogDays) });
  log.info(cleared, "what was kept long enough is cleared");
  const subject = { kind: "retention", id: "1" };
  await recordAudit(prisma, { actor: theSystem, what: "retention.applied", subject, after: cleared, now });
  return cleared;
}

/** What the latest night cleared, and when; null before the first. */
export async function lastCleared(): Promise<{ at: string; cleared: Cleared } | null> {
  const entry = await prisma.auditEntry.findFirst({
    where: { what: "retention.applied" },
    orderBy: { id: "desc" },
  });
  return entry && { at: entry.recordedAt.toISOString(), cleared: entry.after as Cleared };
}
