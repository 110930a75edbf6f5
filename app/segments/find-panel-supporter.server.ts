import { callsOf } from "#app/calls/call-queries.server.ts";
import { amountsOf, planChangesOf } from "#app/donations/donations-of.server.ts";
import { townOf } from "#app/geography/places.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { addresseesOf } from "#app/letters/letters-of.server.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { BulkInput } from "./bulk.ts";
import { noFilter } from "./filter.ts";
import { whereOf } from "./filter-sql.server.ts";
import { mergesOf } from "./merges-of.server.ts";
import type { Scope } from "./scope.ts";

const MOST = 200;

type Asker = { language: Language; scope: Scope };
type Moment = { now: Date };

/** The id of the row that stands for somebody: their own, or the one it went into. Null when nobody may be seen. */
export async function visibleSupporterId(id: string, scope: Scope): Promise<string | null> {
  const { sql, values } = whereOf(noFilter, scope, 2);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT s.id FROM supporter s
     WHERE s.id = (SELECT coalesce(m.merged_into_id, m.id) FROM supporter m WHERE m.id = $1::uuid) AND ${sql}`,
    [id, ...values],
  );
  return rows[0]?.id ?? null;
}

/**
 * One supporter as the panel shows them: what is known, what they signed, agreed to and were sent, what staff wrote.
 * The id must be visible to the asker (`visibleSupporterId`); what belongs to other campaigns is left out, and so is
 * everything personal for whom it is not. Lists end after two hundred.
 */
export async function findPanelSupporter(id: string, { language, scope, now }: Asker & Moment) {
  const row = await prisma.supporter.findUniqueOrThrow({
    where: { id },
    include: {
      tags: {
        where: { tag: { deletedAt: null } },
        include: { tag: true },
        orderBy: { tag: { slug: "asc" } },
      },
      merged: { select: { id: true, email: true, emailCanonical: true } },
    },
  });
  const { personal } = scope;
  const ids = [id, ...row.merged.map((each) => each.id)];
  const [signatures, calls, notes, consents, mails, actions, suppression, merges, bulk, imports] =
    await Promise.all([
      signaturesOf(ids, { language, scope }),
      callsOf([id], { language, campaigns: scope.campaigns, limit: MOST }),
      personal ? notesOf(id) : [],
      personal ? consentsOf(id) : [],
      personal ? mailsOf([row.emailCanonical, ...row.merged.map((each) => each.emailCanonical)], scope) : [],
      actionsOf(id, scope),
      personal ? prisma.suppression.findUnique({ where: { emailCanonical: row.emailCanonical } }) : null,
      personal ? mergesOf(id, { now }) : [],
      personal ? bulkOf(ids) : [],
      personal ? importsOf(ids) : [],
    ]);
  const only = <T>(value: T): T | null => (personal ? value : null);
  return {
    id,
    givenName: row.givenName,
    familyName: row.familyName,
    region: row.region,
    country: row.country,
    language: row.language,
    createdAt: row.createdAt.toISOString(),
    lastActionAt: row.lastActionAt?.toISOString() ?? null,
    email: only(row.email),
    phone: only(row.phone),
    streetAddress: only(row.streetAddress),
    locality: only(row.locality),
    /** `locality`, or the town of the ZIP code. */
    town: only(townOf(row)),
    postalCode: only(row.postalCode),
    custom: (only(row.custom) ?? {}) as Record<string, string | number | boolean>,
    otherAddresses: personal ? row.merged.map((each) => each.email) : [],
    tags: personal ? row.tags.map(({ tag }) => ({ id: tag.id, name: tag.name })) : [],
    signatures,
    letters: await addresseesOf(id),
    gifts: personal ? await amountsOf(id, language) : [],
    planChanges: personal && !scope.campaigns ? await planChangesOf(id, language) : [],
    calls: calls.map((call) => ({ ...call, notes: only(call.notes) })),
    notes,
    consents,
    mails,
    actions,
    suppression: suppression && {
      reason: suppression.reason,
      detail: suppression.detail,
      at: suppression.createdAt.toISOString(),
    },
    merges,
    bulk,
    imports,
  };
}

export type PanelSupporter = Awaited<ReturnType<typeof findPanelSupporter>>;

async function signaturesOf(ids: string[], { language, scope }: Asker) {
  const rows = await prisma.signature.findMany({
    where: {
      supporterId: { in: ids },
      ...(scope.campaigns && { petition: { campaignId: { in: [...scope.campaigns] } } }),
    },
    orderBy: { signedAt: "desc" },
    take: MOST,
    include: { petition: { include: { translations: { select: { language: true, title: true } } } } },
  });
  return rows.map(({ petition, ...row }) => ({
    id: row.id,
    petition: petitionName(petition, language),
    slug: petition.slug,
    status: row.reasons.includes("merged") ? ("merged" as const) : row.status,
    byHandMay: row.status === "pending" && petition.confirmation === "email",
    signedAt: row.signedAt.toISOString(),
    source: row.source,
    comment: scope.personal ? row.comment : null,
    language: row.language,
  }));
}

async function notesOf(supporterId: string) {
  const rows = await prisma.note.findMany({
    where: { supporterId, deletedAt: null },
    orderBy: { createdAt: "desc" },
    take: MOST,
    include: { by: { select: { id: true, name: true } } },
  });
  return rows.map(({ id, text, createdAt, editedAt, by }) => ({
    id,
    text,
    at: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    by,
  }));
}

async function consentsOf(supporterId: string) {
  const rows = await prisma.consentRecord.findMany({
    where: { supporterId },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: MOST,
    include: { wording: true },
  });
  const settled = new Set<string>();
  return rows.map((row) => {
    const inForce = !row.awaitsConfirmation && !settled.has(row.purpose);
    if (inForce) settled.add(row.purpose);
    return {
      id: row.id,
      purpose: row.purpose,
      granted: row.granted,
      words: row.wording.text,
      language: row.language,
      page: row.page,
      at: row.recordedAt.toISOString(),
      awaits: row.awaitsConfirmation,
      inForce,
    };
  });
}

// Mails to staff at the same address are theirs; a restricted member sees those about their petitions.
async function mailsOf(canonicals: string[], { campaigns }: Scope) {
  const within = campaigns
    ? `AND EXISTS (SELECT FROM signature g JOIN petition p ON p.id = g.petition_id
        WHERE g.id = m.subject_id AND p.campaign_id = ANY($2::uuid[]))`
    : "";
  const { rows } = await pool.query<{
    id: string;
    kind: string;
    status: "queued" | "sending" | "sent" | "failed" | "skipped";
    note: string | null;
    at: Date;
  }>(
    `SELECT m.id, m.kind, m.status, m.note, coalesce(m.sent_at, m.run_at) AS at FROM outgoing_mail m
     WHERE m.to_canonical = ANY($1) AND m.kind NOT LIKE 'staff.%' ${within}
     ORDER BY coalesce(m.sent_at, m.run_at) DESC LIMIT ${MOST}`,
    campaigns ? [canonicals, campaigns] : [canonicals],
  );
  return rows.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() }));
}

/** What nothing else here tells of: signatures and calls have rows of their own. */
async function actionsOf(supporterId: string, { campaigns }: Scope) {
  const rows = await prisma.supporterAction.findMany({
    where: {
      supporterId,
      kind: { notIn: ["signed", "called"] },
      ...(campaigns && { OR: [{ campaignId: null }, { campaignId: { in: [...campaigns] } }] }),
    },
    orderBy: { occurredAt: "desc" },
    take: MOST,
  });
  return rows.map(({ id, kind, subjectId, source, occurredAt }) => ({
    id,
    kind,
    subjectId,
    source,
    at: occurredAt.toISOString(),
  }));
}

/** What was done to them together with many others, and was not taken back. */
async function bulkOf(ids: string[]) {
  const rows = await prisma.supporterBulkItem.findMany({
    where: { supporterId: { in: ids } },
    orderBy: { runId: "desc" },
    take: MOST,
    select: {
      runId: true,
      run: { select: { input: true, createdAt: true, starter: { select: { name: true } }, actor: true } },
    },
  });
  return rows.flatMap(({ runId, run: { input, createdAt, starter, actor } }) => {
    const bulk = BulkInput.safeParse(input);
    const byName = starter?.name ?? (actor as { name: string }).name;
    return bulk.success ? [{ id: runId, at: createdAt.toISOString(), byName, deed: bulk.data.deed }] : [];
  });
}

/** Files they were brought in with; those that were taken back only told of who stayed. */
async function importsOf(ids: string[]) {
  const rows = await prisma.importedSupporter.findMany({
    where: { supporterId: { in: ids } },
    include: { import: { include: { by: { select: { name: true } } } } },
    orderBy: { importId: "desc" },
    take: MOST,
  });
  return rows.map(({ importId, import: { fileName, importedAt, by, byName } }) => ({
    id: importId,
    file: fileName,
    who: by?.name ?? byName,
    at: importedAt!.toISOString(),
  }));
}
