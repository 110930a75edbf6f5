import { recordAudit } from "#app/audit/record-audit.server.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type OrganisationProfile, profileOf, wordsOf } from "./organisation-profile.server.ts";
import { forgetOrganisation } from "./organisation-queries.server.ts";

export type ChangeOutcome =
  /** `version`: what it has now; the change is taken back by it. */
  | { outcome: "saved"; version: number }
  | { outcome: "unchanged" }
  /** Somebody else saved since the form was opened: what it is now, and what they changed. */
  | { outcome: "changed-meanwhile"; version: number; by: string | null; fields: string[] };

/**
 * Changes what is given of the organisation's profile, if nobody else has changed it since `version`. A database
 * without an organisation gets one, out of the stand-in that its pages have shown so far.
 */
export async function changeOrganisation(
  change: Partial<OrganisationProfile>,
  version: number,
  { actor, now }: Deed,
): Promise<ChangeOutcome> {
  const outcome = await prisma.$transaction(async (tx): Promise<ChangeOutcome> => {
    const current = await lockedProfile(tx);
    if (current.version !== version)
      return { outcome: "changed-meanwhile", ...(await since(tx, current, version)) };
    return save(tx, current, change, { actor, now });
  });
  forgetOrganisation();
  return outcome;
}

/** Takes back the change that made this version, if nothing was changed after it. Null: something was. */
export async function takeBackOrganisation(
  version: number,
  { actor, now }: Deed,
): Promise<ChangeOutcome | null> {
  const outcome = await prisma.$transaction(async (tx) => {
    const current = await lockedProfile(tx);
    const [last] = await entriesSince(tx, version - 1);
    if (current.version !== version || !last?.before) return null;
    const { version: _, ...before } = last.before as Partial<OrganisationProfile> & { version: number };
    return save(tx, current, before, { actor, now });
  });
  forgetOrganisation();
  return outcome;
}

type Current = { profile: OrganisationProfile; version: number };

async function lockedProfile(tx: Tx): Promise<Current> {
  // Two who save the first one at once meet here as well: there is no row to lock yet.
  await tx.$executeRaw`LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE`;
  const row = await tx.organisation.findUnique({ where: { id: 1 }, include: { translations: true } });
  return { profile: profileOf(row), version: row?.version ?? 0 };
}

async function save(
  tx: Tx,
  { profile, version }: Current,
  change: Partial<OrganisationProfile>,
  { actor, now }: Deed,
): Promise<ChangeOutcome> {
  const after = { ...profile, ...change };
  if (version > 0 && JSON.stringify(after) === JSON.stringify(profile)) return { outcome: "unchanged" };
  const next = version + 1;
  const { words, columns } = wordsOf(after);
  const data = { ...columns, version: next, updatedAt: now };
  await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
  for (const language of languages) await saveWords(tx, language, words[language]);
  await recordAudit(tx, {
    actor,
    what: "organisation.updated",
    subject: { kind: "organisation", id: "1", name: after.name_en || after.name_es },
    before: { ...profile, version },
    after: { ...after, version: next },
    now,
  });
  return { outcome: "saved", version: next };
}

type Words = { name: string; headline: string; about: string; footer: string };

async function saveWords(tx: Tx, language: Language, words: Words): Promise<void> {
  const key = { organisationId: 1, language };
  if (words.name === "") {
    await tx.organisationTranslation.deleteMany({ where: key });
    return;
  }
  await tx.organisationTranslation.upsert({
    where: { organisationId_language: key },
    create: { ...key, ...words },
    update: words,
  });
}

/** What the trail has about the organisation after a version, latest first. */
async function entriesSince(tx: Tx, version: number) {
  const entries = await tx.auditEntry.findMany({
    where: { what: "organisation.updated", subjectKind: "organisation", subjectId: "1" },
    orderBy: { id: "desc" },
    take: 20,
  });
  return entries.filter(({ after }) => Number((after as { version?: number })?.version) > version);
}

async function since(tx: Tx, current: Current, version: number) {
  const entries = await entriesSince(tx, version);
  const fields = new Set(entries.flatMap(({ after }) => Object.keys((after ?? {}) as object)));
  fields.delete("version");
  return { version: current.version, by: entries[0]?.actorName ?? null, fields: [...fields] };
}
