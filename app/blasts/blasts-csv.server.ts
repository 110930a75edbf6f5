import { isCurrency, typedAmount } from "#app/donations/money.ts";
import { csvLine } from "#app/platform/csv.ts";
import { prisma } from "#app/platform/db.server.ts";
import { tallyOf } from "./panel-blasts.server.ts";
import { blastResults } from "./results.server.ts";
import type { BlastResults } from "./results.ts";

const deeds = ["signed", "called", "wrote", "gave"] as const;

const columns = [
  ...["blast", "state", "began_at", "ended_at", "sent", "failed", "unknown", "skipped"],
  ...["clicked", "unsubscribed", "bounced", "complained", ...deeds, "given"],
];

const AT_ONCE = 20;

/** What came of every blast of a campaign that went out, the latest first: a line for each, as CSV. */
export async function* blastsCsv(campaignId: string): AsyncGenerator<string> {
  yield csvLine(columns);
  let after: { id: string } | null = null;
  for (;;) {
    const rows: BlastRow[] = await prisma.blast.findMany({
      where: { campaignId, frozenAt: { not: null } },
      orderBy: [{ frozenAt: "desc" }, { id: "desc" }],
      take: AT_ONCE,
      ...(after && { cursor: after, skip: 1 }),
      select: { id: true, name: true, state: true, frozenAt: true, finishedAt: true, tally: true },
    });
    for (const row of rows) yield lineOf(row, await blastResults(row.id));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = { id: last.id };
  }
}

type BlastRow = {
  id: string;
  name: string;
  state: string;
  frozenAt: Date | null;
  finishedAt: Date | null;
  tally: Parameters<typeof tallyOf>[0];
};

function lineOf({ name, state, frozenAt, finishedAt, tally }: BlastRow, results: BlastResults): string {
  const { sent, failed, unknown, skipped } = tallyOf(tally);
  const people = (kind: (typeof deeds)[number]) =>
    results.actions.find((action) => action.kind === kind)?.people ?? 0;
  return csvLine([
    ...[name, state, frozenAt?.toISOString() ?? null, finishedAt?.toISOString() ?? null],
    ...[sent, failed, unknown, skipped],
    ...[results.clicked, results.unsubscribed, results.bounced, results.complained],
    ...deeds.map(people),
    results.gifts
      .map(({ currency, sumMinor }) =>
        isCurrency(currency) ? `${typedAmount(sumMinor, currency)} ${currency}` : "",
      )
      .join("; "),
  ]);
}
