import { z } from "zod";
import { type Language, localPath } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Attachment } from "#app/platform/mail-message.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { findReceiptFile } from "./receipt-pdf.server.ts";
import { findStatementFile } from "./statement-pdf.server.ts";

const PURPOSE = "giving-paper";
const DAY = 86_400;

/** How long the link of a mail opens its paper: until the taxes of that year are surely done. */
export const KEPT_SECONDS = 500 * DAY;
/** How long a link on a page does, whose address others may see. */
export const SHOWN_SECONDS = DAY / 24;

const Id = z.string().refine(isUuid);
/** What a link opens: one receipt, by the id of its gift, or all that somebody gave in a year. */
const Paper = z.union([z.object({ receipt: Id }), z.object({ giver: Id, year: z.int() })]);
type Paper = z.infer<typeof Paper>;

/** The path of a paper as PDF, sealed: it tells nothing, and opens this one paper and nothing else. */
export function paperPath(
  paper: Paper,
  { language, now, seconds }: { language: Language; now: Date; seconds: number },
): string {
  return localPath(language, `/giving/papers/${seal(paper, PURPOSE, seconds, now)}`);
}

/** The paper behind a link; null when the link is unknown or too old, or its giver was erased. */
export async function findPaper(
  token: string,
  made: { language: Language; now: Date },
): Promise<Attachment | null> {
  const read = Paper.safeParse(unseal(PURPOSE, token, made.now));
  if (!read.success) return null;
  if ("year" in read.data)
    return findStatementFile({ supporterId: read.data.giver, year: read.data.year }, made);
  const { receipt: id } = read.data;
  const erased = { supporter: { erasedAt: { not: null } } };
  if (await prisma.donation.findFirst({ where: { id, ...erased }, select: { id: true } })) return null;
  return findReceiptFile(id, made);
}
