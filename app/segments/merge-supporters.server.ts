import { v7 as newId } from "uuid";
import { joinActions } from "#app/actions/join-actions.server.ts";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { joinCalls } from "#app/calls/join-calls.server.ts";
import { joinDonations } from "#app/donations/join-donations.server.ts";
import { joinLetters } from "#app/letters/join-letters.server.ts";
import { carrySuppression } from "#app/mail/suppression.server.ts";
import { joinSignatures } from "#app/petitions/join-signatures.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { joinConsents } from "#app/supporters/join-consents.server.ts";
import { joinHomes } from "#app/supporters/join-homes.server.ts";
import { lockPeople } from "#app/supporters/lock-people.server.ts";
import { joinMailChoices } from "#app/supporters/mail-choices.server.ts";
import { type MergeChoice, mergePartNames, mergeParts } from "./merge-choice.ts";
import { fingerprint, type MergePerson, mergePeople } from "./merge-people.server.ts";
import type { Undo } from "./merge-record.ts";

export type MergeOutcome =
  /** `uncounted`: signatures that counted, beside another one of the same petition. */
  | { outcome: "merged"; keptId: string; mergeId: string; uncounted: number }
  /** They are one person already: somebody was faster, or pressed twice. */
  | { outcome: "already"; keptId: string }
  /** What was chosen from is not what it was. */
  | { outcome: "changed-meanwhile" }
  | { outcome: "not-found" };

/**
 * Makes two supporters one. The row that goes stays as another address of the one that is kept: its links still work,
 * and who signs with it signs as that person. What is chosen differently, what both signed, what one of them said no
 * to: see docs/decisions/0030-merging-two-supporters.md. It can be taken back for 30 days: `partSupporters`.
 * `seen` is the fingerprint of the two as they were shown.
 */
export function mergeSupporters(choice: MergeChoice, seen: string, deed: Deed): Promise<MergeOutcome> {
  const { keptId, goneId } = choice;
  return prisma.$transaction(async (tx) => {
    const rows = await lockPeople(tx, [keptId, goneId]);
    const standing = [keptId, goneId].map((id) => {
      const row = rows.find((each) => each.id === id);
      return row && !row.erased ? (row.mergedIntoId ?? row.id) : null;
    });
    if (keptId === goneId || standing.includes(null)) return { outcome: "not-found" };
    if (standing[0] === standing[1]) return { outcome: "already", keptId: standing[0]! };
    const people = await mergePeople(tx, [keptId, goneId]);
    if (!people || fingerprint(people) !== seen) return { outcome: "changed-meanwhile" };
    return mergeHeld(tx, choice, people, deed);
  });
}

async function mergeHeld(
  tx: Tx,
  choice: MergeChoice,
  [kept, gone]: [MergePerson, MergePerson],
  { actor, now }: Deed,
): Promise<MergeOutcome> {
  const two = { keptId: kept.id, goneId: gone.id };
  const members = await tx.supporter.findMany({
    where: { mergedIntoId: gone.id },
    select: { id: true, emailCanonical: true },
  });
  const changed = changesOf(choice, kept, gone);
  const undo: Undo = {
    ...changed,
    ...(await joinTags(tx, two)),
    notes: await joinNotes(tx, two),
    actions: await joinActions(tx, two),
    letters: await joinLetters(tx, two),
    gifts: await joinDonations(tx, two),
    ...(await joinCalls(tx, two)),
    homes: await joinHomes(tx, two),
    consents: await joinConsents(tx, two, { now }),
    folded: await joinSignatures(tx, two),
    suppressions: await carrySuppression(tx, [
      kept.emailCanonical,
      gone.emailCanonical,
      ...members.map(({ emailCanonical }) => emailCanonical),
    ]),
    members: members.map(({ id }) => id),
  };
  await joinMailChoices(tx, two);
  await writeKept(tx, kept, changed, now);
  await tx.supporter.updateMany({
    where: { id: { in: [gone.id, ...undo.members] } },
    data: { mergedIntoId: kept.id, updatedAt: now },
  });
  const uncounted = undo.folded.filter(({ status }) => status === "counted").length;
  const mergeId = newId({ msecs: now.getTime() });
  await tx.supporterMerge.create({
    data: { id: mergeId, ...two, mergedAt: now, byId: actor.id, undo: undo as Prisma.InputJsonObject },
  });
  const after = {
    other: gone.id,
    fields: [...Object.keys(undo.columns), ...Object.keys(undo.custom).map((key) => `custom.${key}`)],
    signaturesFolded: undo.folded.length,
  };
  const subject = (id: string) => ({ kind: "supporter", id });
  await recordAudit(tx, { actor, what: "supporter.merged", subject: subject(kept.id), after, now });
  await recordAudit(tx, {
    actor,
    what: "supporter.merged-away",
    subject: subject(gone.id),
    after: { into: kept.id },
    now,
  });
  return { outcome: "merged", keptId: kept.id, mergeId, uncounted };
}

type Changes = Pick<Undo, "columns" | "custom">;

/** What the row that is kept gets that it had not. */
function changesOf({ parts, custom }: MergeChoice, kept: MergePerson, gone: MergePerson): Changes {
  const columns: Changes["columns"] = {};
  const put = (name: keyof MergePerson, after: unknown) => {
    if (kept[name] !== after) columns[name] = { before: kept[name], after };
  };
  for (const part of mergePartNames)
    if (parts[part] === gone.id) for (const column of mergeParts[part]) put(column, gone[column]);
  put("createdAt", [kept.createdAt, gone.createdAt].sort()[0]);
  put("lastActionAt", [kept.lastActionAt ?? "", gone.lastActionAt ?? ""].sort()[1] || null);
  const answers: Changes["custom"] = {};
  for (const key of Object.keys({ ...kept.custom, ...gone.custom })) {
    const from = custom[key] === gone.id || !(key in kept.custom) ? gone : kept;
    const [before, after] = [kept.custom[key] ?? null, from.custom[key] ?? null];
    if (before !== after) answers[key] = { before, after };
  }
  return { columns, custom: answers };
}

async function writeKept(tx: Tx, kept: MergePerson, { columns, custom }: Changes, now: Date) {
  const answers = { ...kept.custom };
  for (const [key, { after }] of Object.entries(custom)) {
    if (after === null) delete answers[key];
    else answers[key] = after as string;
  }
  const values = Object.fromEntries(Object.entries(columns).map(([name, { after }]) => [name, after]));
  await tx.supporter.update({
    where: { id: kept.id },
    data: { ...values, custom: answers, updatedAt: now },
  });
}

type Two = { keptId: string; goneId: string };

/** What the one who is kept wears already stays as it is; the rest is put on with the day it was first put on. */
async function joinTags(tx: Tx, { keptId, goneId }: Two): Promise<Pick<Undo, "tags" | "gained">> {
  const tags = await tx.supporterTag.findMany({ where: { supporterId: goneId } });
  const gained = await tx.$queryRaw<{ tagId: string }[]>`
    INSERT INTO supporter_tag (tag_id, supporter_id, at, by_id)
    SELECT tag_id, ${keptId}::uuid, at, by_id FROM supporter_tag WHERE supporter_id = ${goneId}::uuid
    ON CONFLICT DO NOTHING RETURNING tag_id AS "tagId"`;
  await tx.supporterTag.deleteMany({ where: { supporterId: goneId } });
  return {
    tags: tags.map(({ tagId, at, byId }) => ({ tagId, at: at.toISOString(), byId })),
    gained: gained.map(({ tagId }) => tagId),
  };
}

async function joinNotes(tx: Tx, { keptId, goneId }: Two): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE note SET supporter_id = ${keptId}::uuid WHERE supporter_id = ${goneId}::uuid RETURNING id`;
  return rows.map(({ id }) => id);
}
