import { prisma } from "#app/platform/db.server.ts";
import type { OverrideSubject } from "#app/platform/prisma/enums.ts";
import type { CorrectedValue } from "./correction.ts";

/** Fields of a row with what they are corrected to; days as "2026-08-05". */
export type Overrides = Record<string, CorrectedValue>;

/**
 * Corrections in force on a day ("2026-12-02"), by the id of what they correct: neither withdrawn nor expired. Readers
 * of officials lay them over what sources say; a row that is `hidden` is left out.
 */
export async function overridesOf(
  kind: OverrideSubject,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Overrides>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma.officialOverride.findMany({
    where: { subjectKind: kind, subjectId: { in: [...ids] }, ...inForceOn(today) },
    select: { subjectId: true, field: true, value: true },
  });
  const found = new Map<string, Overrides>();
  for (const { subjectId, field, value } of rows)
    found.set(subjectId, { ...found.get(subjectId), [field]: value as CorrectedValue });
  return found;
}

export const inForceOn = (today: string) => ({
  withdrawnAt: null,
  OR: [{ expiresOn: null }, { expiresOn: { gt: new Date(today) } }],
});
