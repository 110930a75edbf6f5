import { longId } from "#app/facts/fact-table.ts";
import { shipCorrection } from "#app/officials/ship-correction.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Tally } from "#app/sources/import-report.ts";
import { readReference } from "./read-shipped.server.ts";

/** Who made the corrections that come with the product. */
export const REVIEWER = "Groundswell's own review";

/**
 * Puts the shipped corrections of terms in force, but for fields that staff corrected and corrections that staff
 * withdrew. One whose term is not here, since a newer import told of it otherwise, is left out.
 */
export async function loadCorrections(
  { tx, tally }: { tx: Tx; tally: Tally },
  rows: readonly Record<string, string>[],
): Promise<void> {
  for (const row of rows) {
    const official = await tx.officialIdentifier.findUnique({
      where: { scheme_value: readReference(row.official!) },
    });
    const term =
      official &&
      (await tx.term.findFirst({
        where: {
          officialId: official.officialId,
          office: { divisionId: longId(row.division!), key: row.key!, seat: row.seat! },
          startOn: row.start_on ? new Date(row.start_on) : null,
        },
      }));
    if (!term) continue;
    const made = await shipCorrection(tx, {
      termId: term.id,
      field: row.field!,
      value: row.value || null,
      reason: row.reason!,
      madeOn: row.made_on!,
      author: REVIEWER,
    });
    tally.count("correction", made);
  }
}
