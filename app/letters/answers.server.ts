import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { AnswerInput } from "./answer-form.ts";

type OfLetter = { letterId: string; pageId: string; campaignId: string };

/**
 * Records what an office answered to a letter. It stands on the page's wall if it is public and the page shows one; whom
 * it was written to never does. Errors: a day to come, and a letter that is not of this page.
 */
export async function recordAnswer(
  { letterId, pageId, campaignId }: OfLetter,
  { body, on, isPublic }: AnswerInput,
  { actor, now }: Deed,
): Promise<"recorded" | "future" | "not-found"> {
  // As late as it can be anywhere.
  if (Date.parse(on) > now.getTime() + 14 * 3_600_000) return "future";
  return prisma.$transaction(async (tx) => {
    const letter = await tx.letter.findFirst({
      where: { id: letterId, pageId, supporter: { erasedAt: null } },
      select: { id: true },
    });
    if (!letter) return "not-found";
    const id = newId();
    await tx.letterAnswer.create({
      data: {
        id,
        letterId,
        body,
        answeredOn: new Date(on),
        isPublic,
        recordedByName: actor.name,
        recordedAt: now,
      },
    });
    await recordAudit(tx, {
      actor,
      what: "letter.answered",
      subject: { kind: "letter", id: letterId },
      campaignId,
      after: { answeredOn: on, isPublic },
      now,
    });
    return "recorded";
  });
}

/** Takes an answer off again. False: it is gone already. */
export function removeAnswer(
  id: string,
  { letterId, pageId, campaignId }: OfLetter,
  { actor, now }: Deed,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.letterAnswer.deleteMany({ where: { id, letterId, letter: { pageId } } });
    if (count === 0) return false;
    await recordAudit(tx, {
      actor,
      what: "letter.answer-removed",
      subject: { kind: "letter", id: letterId },
      campaignId,
      now,
    });
    return true;
  });
}
