import { recordAction } from "#app/actions/record-actions.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { findToken } from "#app/supporters/access-tokens.server.ts";

/** A letter as its writer is shown it before they confirm it. */
export type LetterToConfirm = { id: string; official: string; subject: string; body: string };

export type LettersConfirmation =
  | {
      state: "ready" | "confirmed" | "closed";
      /** The page it was written on. */
      slug: string;
      givenName: string;
      letters: LetterToConfirm[];
      /** Letters of the page that was written on, for its thanks page. */
      ids: string[];
    }
  | { state: "expired" }
  | { state: "unknown" };

const DAY = 86_400_000;

/** What the link in the mail about a letter leads to. Changes nothing: mail scanners follow links. */
export async function findLettersConfirmation(
  token: string,
  { now }: { now: Date },
): Promise<LettersConfirmation> {
  const found = await findToken(token, "confirm", now);
  const letter = found?.subjectId ? await prisma.letter.findUnique(aboutLetter(found.subjectId)) : null;
  if (!found || !letter || letter.supporter.erasedAt) return { state: "unknown" };
  const { slug, campaign } = letter.page;
  const waiting = await waitingOf(found.supporterId);
  const mine = await prisma.letter.findMany({
    where: { supporterId: found.supporterId, pageId: letter.pageId },
    select: { id: true },
  });
  const shown = {
    slug,
    givenName: letter.supporter.givenName,
    letters: waiting,
    ids: mine.map(({ id }) => id),
  };
  if (waiting.length === 0) return { state: "confirmed", ...shown };
  if (found.expired) return { state: "expired" };
  // A letter to somebody who is not asked any more would only puzzle them.
  const late = campaign.closedAt !== null && now.getTime() > campaign.closedAt.getTime() + DAY;
  return { state: late || campaign.status === "draft" ? "closed" : "ready", ...shown };
}

const aboutLetter = (id: string) => ({
  where: { id },
  include: {
    supporter: { select: { givenName: true, erasedAt: true } },
    page: { select: { slug: true, campaign: { select: { status: true, closedAt: true } } } },
  },
});

async function waitingOf(supporterId: string): Promise<LetterToConfirm[]> {
  const rows = await prisma.letter.findMany({
    where: { supporterId, status: "waiting", confirmedAt: null },
    orderBy: { id: "asc" },
    include: { official: { select: { name: true } } },
  });
  return rows.map(({ id, subject, body, official }) => ({ id, subject, body, official: official.name }));
}

/**
 * Confirms the writer's address: every letter of theirs that waited for it goes to the queue. Pressing twice does no more than
 * once. Letters that abuse checks held go on waiting, for staff, and their writer cannot tell. `writerId`: whose address it is, for
 * the browser that followed the link. Errors: only a database failure throws.
 */
export async function confirmLetters(
  token: string,
  { now }: { now: Date },
): Promise<LettersConfirmation & { writerId?: string }> {
  const view = await findLettersConfirmation(token, { now });
  if (view.state !== "ready" && view.state !== "confirmed") return view;
  const { supporterId } = (await findToken(token, "confirm", now))!;
  if (view.state === "ready") await prisma.$transaction((tx) => confirmHeld(tx, supporterId, now));
  return { ...view, state: "confirmed", writerId: supporterId };
}

type Confirmed = {
  id: string;
  pageId: string;
  campaignId: string;
  way: "mail" | "form";
  source: string | null;
  language: "en" | "es";
  email: string;
};

async function confirmHeld(tx: Tx, supporterId: string, now: Date) {
  const rows = await tx.$queryRaw<Confirmed[]>`
    WITH mine AS (
      SELECT id FROM letter WHERE supporter_id = ${supporterId}::uuid AND confirmed_at IS NULL
        AND status IN ('waiting', 'offered', 'said_sent', 'said_not_sent')
      ORDER BY id FOR UPDATE
    )
    UPDATE letter l SET confirmed_at = ${now},
      status = CASE WHEN l.status = 'waiting' AND l.reasons = '{}' THEN 'queued' ELSE l.status END
    FROM mine, outreach_page p, supporter k
    WHERE l.id = mine.id AND p.id = l.page_id AND k.id = l.supporter_id AND l.confirmed_at IS NULL
    RETURNING l.id, l.page_id AS "pageId", p.campaign_id AS "campaignId", l.way, l.source, l.language, k.email`;
  const copied = new Set<string>();
  for (const { id, pageId, campaignId, way, source, language, email } of rows) {
    // What goes by an office's form is written once its writer has taken it there.
    if (way === "mail")
      await recordAction(tx, { supporterId, campaignId, kind: "wrote", subjectId: id, source }, { now });
    if (copied.has(pageId)) continue;
    copied.add(pageId);
    await queueMail(tx, {
      kind: "letter.copy",
      language,
      toEmail: email,
      subjectId: id,
      dedupeKey: `letter.copy:${id}`,
      runAt: now,
    });
  }
}
