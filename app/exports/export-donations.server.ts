import { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { currencies } from "#app/donations/money.ts";
import {
  amountsVariants,
  type DonationFilter,
  type GiftScope,
  giftStates,
  givingIntervals,
} from "#app/donations/panel-donation.ts";
import { countDonations } from "#app/donations/panel-donations.server.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { RunActor, RunHandlers } from "#app/runs/run.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import { donationFile } from "./donation-file.server.ts";
import { AT_ONCE, type ExportOutcome, exportRecord, writeFile } from "./export.server.ts";

/** Whoever may take people away sees their addresses. */
const scopeOf = (campaigns: string[] | null): GiftScope => ({ campaigns, personal: true });

/** The gifts who fit and which the actor may see, as CSV: at once where they are few, else as a run. */
export async function exportDonations(
  filter: DonationFilter,
  { actor, now }: { actor: RunActor; now: Date },
): Promise<ExportOutcome> {
  const scope = scopeOf(actor.campaigns);
  const count = await countDonations(filter, scope, AT_ONCE + 1);
  const narrowed = (Object.keys(filter) as (keyof DonationFilter)[]).filter((key) => filter[key]);
  const after = { conditions: narrowed, rows: count > AT_ONCE ? `more than ${AT_ONCE}` : count };
  const record = exportRecord("donations.exported", { actor, now }, after, null);
  if (count <= AT_ONCE) {
    await prisma.$transaction((tx) => recordAudit(tx, record));
    return { outcome: "file", name: "donations", content: donationFile(filter, scope) };
  }
  const runId = await prisma.$transaction(async (tx) => {
    await recordAudit(tx, record);
    return startRun(tx, {
      ...{ kind: "donation-export", actor, permission: "supporters.export", campaignId: null, now },
      input: { filter },
    });
  });
  return { outcome: "run", runId };
}

const Input = z.object({
  filter: z.object({
    words: z.string(),
    state: z.enum(giftStates).nullable(),
    interval: z.enum(givingIntervals).nullable(),
    campaign: z.uuid().nullable(),
    page: z.uuid().nullable(),
    // A run may have been begun before there was such a choice.
    variant: z.enum(amountsVariants).nullable().default(null),
    from: z.iso.date().nullable().default(null),
    until: z.iso.date().nullable().default(null),
    currency: z.enum(currencies).nullable().default(null),
    least: z.string().nullable().default(null),
    most: z.string().nullable().default(null),
    source: z.string().nullable().default(null),
  }),
});

/** Runs of exported gifts, for the worker. */
export const donationExportRuns: RunHandlers = {
  "donation-export": async (run, report, cancelled) => {
    const { filter } = Input.parse(run.input);
    const name = `donations-${await organisationDay(run.now)}.csv`;
    const scope = scopeOf(run.actor.campaigns);
    return writeFile(run, name, { report, cancelled }, (counted) => donationFile(filter, scope, counted));
  },
};
