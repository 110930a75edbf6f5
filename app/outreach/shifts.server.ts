import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { type MailRequest, queueMails } from "#app/mail/outbox.server.ts";
import { readMove } from "#app/measures/edit-measure.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { can, type Role } from "#app/staff/permissions.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { forgetOutreach } from "./outreach-queries.server.ts";
import { pageName } from "./page-name.ts";

/**
 * Notes for staff that a measure moved, on every page that follows it, and tells them by mail. The pages themselves ask others from
 * the moment the measure moved: whom they ask is found anew for each supporter. A page that is held goes on as it was.
 */
export async function noteMove(payload: unknown, { now }: { now: Date }): Promise<void> {
  const move = readMove(payload);
  await prisma.$transaction(async (tx) => {
    const shifts = await storeShifts(tx, move, now);
    await queueMails(tx, await mailsToStaff(tx, shifts, { exceptFor: move.by ?? null, now }));
  });
  forgetOutreach();
}

type StoredShift = { id: string; campaignId: string };

// A job that was cut short runs again; a stage may have been taken off meanwhile.
const storeShifts = (tx: Tx, { measureId, from, to }: ReturnType<typeof readMove>, now: Date) =>
  tx.$queryRaw<StoredShift[]>`
    WITH shifted AS (
    INSERT INTO target_shift (id, page_id, from_stage_id, to_stage_id, shifted_at)
    SELECT gen_random_uuid(), p.id, f.id, t.id, ${now}
    FROM outreach_page p JOIN campaign c ON c.id = p.campaign_id
      LEFT JOIN measure_stage f ON f.id = ${from}::uuid LEFT JOIN measure_stage t ON t.id = ${to}::uuid
    WHERE c.measure_id = ${measureId}::uuid AND p.rule = 'stage' AND p.held_stage_id IS NULL AND p.status <> 'draft'
      AND NOT EXISTS (SELECT FROM target_shift s WHERE s.page_id = p.id AND s.seen_at IS NULL
        AND s.from_stage_id IS NOT DISTINCT FROM f.id AND s.to_stage_id IS NOT DISTINCT FROM t.id)
    RETURNING id, page_id)
    SELECT s.id, p.campaign_id AS "campaignId" FROM shifted s JOIN outreach_page p ON p.id = s.page_id`;

/** A mail to everybody who may change a page that asks others now, but for whoever moved the measure: they know. */
async function mailsToStaff(
  tx: Tx,
  shifts: StoredShift[],
  { exceptFor, now }: { exceptFor: string | null; now: Date },
): Promise<MailRequest[]> {
  if (shifts.length === 0) return [];
  const members = await tx.staffMember.findMany({
    where: {
      toldOfMoves: true,
      deactivatedAt: null,
      joinedAt: { not: null },
      ...(exceptFor && { id: { not: exceptFor } }),
    },
    include: { campaigns: { select: { campaignId: true } } },
  });
  return shifts.flatMap(({ id, campaignId }) =>
    members
      .filter((member) => can(permittedOf(member), "content.edit", campaignId))
      .map((member) => ({
        kind: SHIFT_MAIL,
        language: member.language,
        toEmail: member.email,
        subjectId: id,
        dedupeKey: `${SHIFT_MAIL} ${id} ${member.id}`,
        runAt: now,
      })),
  );
}

type Member = { role: Role; restricted: boolean; campaigns: { campaignId: string }[] };

const permittedOf = ({ role, restricted, campaigns }: Member) => ({
  role,
  campaigns: restricted ? campaigns.map(({ campaignId }) => campaignId) : null,
});

/** The kind of mail that tells staff of a shift; its `subjectId` is the shift's id. */
export const SHIFT_MAIL = "outreach.shifted";

export type Shift = {
  id: string;
  pageId: string;
  pageTitle: string;
  /** Names of the stages; null: it was nowhere. */
  from: string | null;
  to: string | null;
  /** ISO 8601. */
  at: string;
  /** Whether the page may go on asking whom it asked before. */
  mayHold: boolean;
};

/** The latest move that staff have not looked at, of each of a campaign's pages that follow, or of one page. */
export async function unseenShifts(
  of: { campaignId: string } | { pageId: string },
  language: Language,
): Promise<Shift[]> {
  const rows = await prisma.targetShift.findMany({
    where: {
      seenAt: null,
      ...("pageId" in of ? { pageId: of.pageId } : {}),
      // A page that goes by another rule now asks whom it asks, wherever the measure is.
      page: {
        rule: "stage",
        heldStageId: null,
        ...("campaignId" in of ? { campaignId: of.campaignId } : {}),
      },
    },
    orderBy: [{ shiftedAt: "desc" }, { id: "desc" }],
    distinct: ["pageId"],
    take: 20,
    include: {
      page: { include: { translations: true } },
      fromStage: { include: { translations: true } },
      toStage: { include: { translations: true } },
    },
  });
  const label = (stage: (typeof rows)[number]["fromStage"]) =>
    stage && (translationIn(stage.translations, language)?.label ?? "");
  return rows.map(({ id, page, fromStage, toStage, shiftedAt }) => ({
    id,
    pageId: page.id,
    pageTitle: plainHeadline(translationIn(page.translations, language)?.title ?? ""),
    from: label(fromStage),
    to: label(toStage),
    at: shiftedAt.toISOString(),
    mayHold: fromStage !== null,
  }));
}

/** Names of the open pages that ask only the undecided about a measure: whoever takes a position changes whom they ask. */
export async function pagesByPosition(measureId: string, language: Language): Promise<string[]> {
  const rows = await prisma.outreachPage.findMany({
    where: { rule: "undecided", status: "open", campaign: { measureId, status: "live" } },
    orderBy: [{ campaignId: "asc" }, { position: "asc" }, { id: "asc" }],
    take: 10,
    include: { translations: true },
  });
  return rows.map((row) => pageName(row, language));
}

type Which = { campaignId: string; pageId: string; shiftId: string };

/** Says that a move was looked at; with `hold` the page goes on asking whom it asked before. False: it is not there. */
export function answerShift(
  { campaignId, pageId, shiftId }: Which,
  { hold }: { hold: boolean },
  { actor, now }: Deed,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM outreach_page WHERE id = ${pageId}::uuid FOR UPDATE`;
    const shift = await tx.targetShift.findFirst({
      where: { id: shiftId, pageId, page: { campaignId } },
      include: { page: { include: { translations: true } } },
    });
    if (!shift) return false;
    await tx.targetShift.updateMany({
      where: { pageId, seenAt: null, shiftedAt: { lte: shift.shiftedAt } },
      data: { seenAt: now, seenByName: actor.name },
    });
    if (!hold || !shift.fromStageId || shift.page.rule !== "stage") return true;
    await tx.outreachPage.update({
      where: { id: pageId },
      data: { heldStageId: shift.fromStageId, version: { increment: 1 } },
    });
    const subject = { kind: "outreach", id: pageId, name: pageName(shift.page) };
    await recordAudit(tx, { actor, what: "outreach.held", subject, campaignId, now });
    return true;
  });
}

/** Lets a page that was held follow its measure again. False: it is not there. */
export function followAgain(
  { campaignId, pageId }: Omit<Which, "shiftId">,
  { actor, now }: Deed,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const page = await tx.outreachPage.findFirst({
      where: { id: pageId, campaignId },
      include: { translations: true },
    });
    if (!page) return false;
    if (page.heldStageId === null) return true;
    await tx.outreachPage.update({
      where: { id: pageId },
      data: { heldStageId: null, version: { increment: 1 } },
    });
    const subject = { kind: "outreach", id: pageId, name: pageName(page) };
    await recordAudit(tx, { actor, what: "outreach.follows", subject, campaignId, now });
    return true;
  });
}
