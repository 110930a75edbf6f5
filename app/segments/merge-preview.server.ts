import type { Language } from "#app/i18n/language.ts";
import { signaturePairs } from "#app/petitions/signature-pairs.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { fingerprint, type MergePerson, mergePeople } from "./merge-people.server.ts";

/** Two people beside each other, and what would come of making them one. Null when that cannot be. */
export async function mergePreview(ids: [string, string], language: Language) {
  const people = await mergePeople(prisma, ids);
  if (!people) return null;
  const [signatures, consents, suppressions, tags, notes] = await Promise.all([
    signaturePairs(ids, language),
    consentsAfter(ids),
    prisma.suppression.findMany({
      where: { emailCanonical: { in: people.map(({ emailCanonical }) => emailCanonical) } },
    }),
    prisma.supporterTag.findMany({
      where: { supporterId: { in: ids }, tag: { deletedAt: null } },
      distinct: ["tagId"],
      select: { tag: { select: { id: true, name: true } } },
    }),
    prisma.note.count({ where: { supporterId: { in: ids }, deletedAt: null } }),
  ]);
  const stopOf = ({ emailCanonical }: MergePerson) =>
    suppressions.find((each) => each.emailCanonical === emailCanonical)?.reason ?? null;
  return {
    people: people.map((person) => ({ ...person, stopped: stopOf(person) })),
    seen: fingerprint(people),
    signatures,
    consents,
    tags: tags.map(({ tag }) => tag.name).sort((a, b) => a.localeCompare(b)),
    notes,
  };
}

export type MergePreview = NonNullable<Awaited<ReturnType<typeof mergePreview>>>;

/** The answer to each purpose afterwards; `noStands`: it is a no beside a later yes. See `noesThatStand`. */
async function consentsAfter(ids: [string, string]) {
  const [one, other] = await Promise.all(ids.map((id) => currentConsents(id)));
  const purposes = [...new Set([...one!.keys(), ...other!.keys()])].sort();
  return purposes.map((purpose) => {
    const answers = [one!.get(purpose), other!.get(purpose)].flatMap((each) => each ?? []);
    const latest = answers.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0]!;
    const no = answers.some(({ granted }) => !granted);
    return { purpose, granted: latest.granted && !no, noStands: latest.granted && no };
  });
}
