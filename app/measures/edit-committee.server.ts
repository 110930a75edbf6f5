import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { jurisdictionOf } from "./body.ts";
import type { CommitteeInput } from "./committee-forms.ts";
import type { ReadMember } from "./read-members.ts";

export type CommitteeOutcome =
  | { outcome: "saved"; id: string }
  /** Somebody else has saved since the form was opened. */
  | { outcome: "changed-meanwhile" }
  | { outcome: "unchanged" }
  /** A measure's stage or a page asks it: it stays. */
  | { outcome: "in-use" }
  | { outcome: "not-found" };

const columnsOf = ({ body, chamber, name_en, name_es, url }: CommitteeInput) => ({
  jurisdictionId: jurisdictionOf(body),
  chamber,
  nameEn: name_en,
  nameEs: name_es || name_en,
  url,
});

/** Begins a committee, with nobody in it. */
export function createCommittee(input: CommitteeInput, { actor, now }: Deed): Promise<{ id: string }> {
  return prisma.$transaction(async (tx) => {
    const { id } = await tx.committee.create({ data: columnsOf(input), select: { id: true } });
    const subject = { kind: "committee", id, name: input.name_en };
    await recordAudit(tx, { actor, what: "committee.created", subject, after: input, now });
    return { id };
  });
}

/** Changes what a committee is called and whose it is. */
export function saveCommittee(
  id: string,
  version: number,
  input: CommitteeInput,
  deed: Deed,
): Promise<CommitteeOutcome> {
  return changeCommittee(id, version, "committee.updated", deed, async (tx, row) => {
    const { jurisdictionId, chamber, nameEn, nameEs, url } = row;
    const before = { jurisdictionId, chamber, nameEn, nameEs, url };
    const after = columnsOf(input);
    if (JSON.stringify(before) === JSON.stringify(after)) return null;
    await tx.committee.update({ where: { id }, data: after });
    return { before, after };
  });
}

/** Says who sits on a committee: whoever is not in the roster is on it no more. */
export function setMembers(
  id: string,
  version: number,
  roster: readonly ReadMember[],
  deed: Deed,
): Promise<CommitteeOutcome> {
  return changeCommittee(id, version, "committee.members-set", deed, async (tx, { members }) => {
    const key = (rows: readonly ReadMember[]) =>
      rows
        .map(({ officialId, role }) => `${officialId} ${role}`)
        .sort()
        .join("\n");
    if (key(members) === key(roster)) return null;
    await tx.committeeMember.deleteMany({ where: { committeeId: id } });
    await tx.committeeMember.createMany({ data: roster.map((member) => ({ ...member, committeeId: id })) });
    return { before: { members: members.length }, after: { members: roster.length } };
  });
}

/** Takes a committee off that no stage and no page names. */
export async function removeCommittee(id: string, { actor, now }: Deed): Promise<CommitteeOutcome> {
  return prisma.$transaction(async (tx) => {
    const row = await lock(tx, id);
    if (!row) return { outcome: "not-found" };
    const used = await tx.committee.findFirst({
      where: { id, OR: [{ stages: { some: {} } }, { pages: { some: {} } }] },
    });
    if (used) return { outcome: "in-use" };
    await tx.committee.delete({ where: { id } });
    const subject = { kind: "committee", id, name: row.nameEn };
    await recordAudit(tx, { actor, what: "committee.removed", subject, now });
    return { outcome: "saved", id };
  });
}

type Row = Prisma.CommitteeGetPayload<{ include: { members: true } }>;

async function lock(tx: Tx, id: string): Promise<Row | null> {
  await tx.$queryRaw`SELECT id FROM committee WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.committee.findUnique({ where: { id }, include: { members: true } });
}

type Change = { before: Record<string, unknown>; after: Record<string, unknown> };

function changeCommittee(
  id: string,
  version: number,
  what: `committee.${string}`,
  { actor, now }: Deed,
  change: (tx: Tx, row: Row) => Promise<Change | null>,
): Promise<CommitteeOutcome> {
  return prisma.$transaction(async (tx) => {
    const row = await lock(tx, id);
    if (!row) return { outcome: "not-found" };
    if (version !== row.version) return { outcome: "changed-meanwhile" };
    const changed = await change(tx, row);
    if (!changed) return { outcome: "unchanged" };
    await tx.committee.update({ where: { id }, data: { version: row.version + 1 } });
    const subject = { kind: "committee", id, name: row.nameEn };
    await recordAudit(tx, { actor, what, subject, ...changed, now });
    return { outcome: "saved", id };
  });
}
