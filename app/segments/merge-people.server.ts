import { createHash } from "node:crypto";
import type { prisma, Tx } from "#app/platform/db.server.ts";
import { type Chooseable, type CustomAnswers, type MergeColumn, mergeParts } from "./merge-choice.ts";

const columns = Object.values(mergeParts).flat() as MergeColumn[];

export type MergePerson = Chooseable & {
  emailCanonical: string;
  createdAt: string;
  lastActionAt: string | null;
};

/** Two people as they may be merged, in the order of the ids; null when one is erased, unknown or merged already. */
export async function mergePeople(
  db: Tx | typeof prisma,
  ids: [string, string],
): Promise<[MergePerson, MergePerson] | null> {
  const rows = await db.supporter.findMany({
    where: { id: { in: ids }, erasedAt: null, mergedIntoId: null },
  });
  const [one, other] = ids.map((id) => rows.find((row) => row.id === id));
  if (!one || !other || one.id === other.id) return null;
  const person = (row: typeof one): MergePerson => ({
    id: row.id,
    email: row.email,
    emailCanonical: row.emailCanonical,
    custom: row.custom as CustomAnswers,
    createdAt: row.createdAt.toISOString(),
    lastActionAt: row.lastActionAt?.toISOString() ?? null,
    ...(Object.fromEntries(columns.map((column) => [column, row[column]])) as Record<
      MergeColumn,
      string | null
    >),
  });
  return [person(one), person(other)];
}

/** Changes when anything does that is chosen from, so that nobody merges what they have not seen. */
export function fingerprint(people: readonly MergePerson[]): string {
  const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = people
    .map(({ createdAt: _created, lastActionAt: _last, custom, ...seen }) =>
      JSON.stringify([sorted(seen), sorted(custom)]),
    )
    .sort();
  return createHash("sha256").update(said.join("\n")).digest("base64url");
}
