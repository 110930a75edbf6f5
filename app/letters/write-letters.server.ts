import { v7 as newId } from "uuid";
import { recordAction } from "#app/actions/record-actions.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { LetterStatus } from "#app/platform/prisma/enums.ts";
import type { Target } from "#app/targets/target.ts";
import type { LetterText } from "./letter-text.ts";
import { type WayTo, waysTo } from "./way-to.server.ts";

export type Writing = {
  page: Pick<OutreachPage, "id" | "campaign">;
  visitor: Visitor;
  targets: Pick<Target, "official">[];
  text: LetterText;
  language: Language;
  source: string | null;
  /** What abuse checks found. */
  reasons: string[];
};

export type WriteOutcome =
  /** `letters`: new ones, and those not gone yet that were written anew. `repeated`: officials who had theirs before. */
  | { outcome: "written"; letters: string[]; repeated: string[] }
  /** The campaign closed in this very moment. */
  | { outcome: "closed" }
  /** Their cookie outlived them: the writer has been erased since. */
  | { outcome: "unknown-writer" };

/**
 * Writes one letter to each of these officials. What goes by mail waits until its writer presses the button in a mail to their
 * address; a browser in which they have done that once writes without being asked again. What goes by an office's own form is
 * theirs to take there. One letter of a person to an official and page: the first stands once it is on its way; until
 * then it is written over. A letter with reasons waits for staff and its writer cannot tell.
 *
 * Errors: outcomes cover all that a visitor can cause; only a database failure throws.
 */
export async function writeLetters(given: Writing, { now }: { now: Date }): Promise<WriteOutcome> {
  const ways = await waysTo(given.targets);
  return prisma.$transaction(async (tx) => {
    const open = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM outreach_page p JOIN campaign c ON c.id = p.campaign_id
      WHERE p.id = ${given.page.id}::uuid AND p.status = 'open' AND c.status = 'live' FOR SHARE OF p, c`;
    if (open.length === 0) return { outcome: "closed" };
    const supporterId = await standingId(tx, given.visitor.supporterId);
    if (!supporterId) return { outcome: "unknown-writer" };
    const writing = { ...given, visitor: { ...given.visitor, supporterId } };
    const confirmed = writing.visitor.isProved === true;
    const written: Stored[] = [];
    const repeated: string[] = [];
    // In one order, so that a form that is sent twice waits for itself.
    for (const [at, { official }] of inOrder(writing.targets)) {
      const letter = await store(tx, { ...writing, officialId: official.id, way: ways[at]!, confirmed }, now);
      if (letter) written.push(letter);
      else repeated.push(official.id);
    }
    if (written.length > 0) await follow(tx, writing, written, confirmed, now);
    return { outcome: "written", letters: written.map(({ id }) => id), repeated };
  });
}

/** The row that stands for somebody, held until the end: whoever merges or erases them waits. Null: they are erased. */
async function standingId(tx: Tx, supporterId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT k.id FROM supporter s JOIN supporter k ON k.id = coalesce(s.merged_into_id, s.id)
    WHERE s.id = ${supporterId}::uuid AND k.erased_at IS NULL FOR SHARE OF k`;
  return rows[0]?.id ?? null;
}

const inOrder = (targets: Writing["targets"]) =>
  [...targets.entries()].toSorted(([, a], [, b]) => (a.official.id < b.official.id ? -1 : 1));

type Stored = { id: string; way: "mail" | "form"; status: LetterStatus; fresh: boolean };

type One = Omit<Writing, "targets"> & { officialId: string; way: WayTo; confirmed: boolean };

const statusOf = ({ way: { way }, confirmed, reasons }: One): LetterStatus =>
  way === "form" ? "offered" : confirmed && reasons.length === 0 ? "queued" : "waiting";

/** The letter as it is stored; null where an earlier one stands. */
async function store(tx: Tx, one: One, now: Date): Promise<Stored | null> {
  const { page, visitor, officialId, way, text, reasons } = one;
  const signedBy = [visitor.givenName, visitor.familyName].filter(Boolean).join(" ");
  const rows = await tx.$queryRaw<Stored[]>`
    INSERT INTO letter AS l (id, page_id, supporter_id, official_id, way, status, address, signed_by, place, subject,
      body, language, source, reasons, written_at, confirmed_at)
    VALUES (${newId()}::uuid, ${page.id}::uuid, ${visitor.supporterId}::uuid, ${officialId}::uuid,
      ${way.way}::"LetterWay", ${statusOf(one)}::"LetterStatus", ${way.address}, ${signedBy}, ${visitor.place},
      ${text.subject}, ${text.body}, ${one.language}::"Language", ${one.source}, ${reasons}::text[], ${now},
      ${one.confirmed ? now : null})
    ON CONFLICT (supporter_id, page_id, official_id) DO UPDATE SET
      way = excluded.way, status = excluded.status, address = excluded.address, signed_by = excluded.signed_by,
      place = excluded.place, subject = excluded.subject, body = excluded.body, language = excluded.language,
      reasons = excluded.reasons, written_at = excluded.written_at, confirmed_at = excluded.confirmed_at
    WHERE l.status IN ('offered', 'said_not_sent') OR (l.status = 'waiting' AND l.confirmed_at IS NULL)
    RETURNING id, way, status, xmax = 0 AS fresh`;
  return rows[0] ?? null;
}

const HOUR = 3_600_000;

/** What comes after a letter, in its transaction: the mail that asks to confirm, or the ledger and the copy. */
async function follow(tx: Tx, writing: Writing, written: Stored[], confirmed: boolean, now: Date) {
  const { visitor, page, language, source } = writing;
  const mailed = written.filter(({ way }) => way === "mail");
  const mail = { language, toEmail: visitor.email, runAt: now };
  if (confirmed) {
    for (const { id } of mailed)
      await recordAction(
        tx,
        {
          supporterId: visitor.supporterId,
          campaignId: page.campaign.id,
          kind: "wrote",
          subjectId: id,
          source,
        },
        { now },
      );
    const [{ id }] = written as [Stored];
    await queueMail(tx, { ...mail, kind: "letter.copy", subjectId: id, dedupeKey: `letter.copy:${id}` });
    return;
  }
  const [first] = mailed;
  if (!first) return;
  // Whoever writes anew may have lost the first mail; but one an hour is enough.
  const hour = Math.floor(now.getTime() / HOUR);
  await queueMail(tx, {
    ...mail,
    kind: "letter.confirm",
    subjectId: first.id,
    dedupeKey: `letter.confirm:${first.id}:${hour}`,
  });
}
