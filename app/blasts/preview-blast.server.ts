import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { ComposedMail, Composer } from "#app/mail/composer.ts";
import { recordSent } from "#app/mail/record-sent.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { sendMessage } from "#app/platform/smtp.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import { noFilter } from "#app/segments/filter.ts";
import { whereOf } from "#app/segments/filter-sql.server.ts";
import type { Scope } from "#app/segments/scope.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { inVersion } from "./blast-versions.server.ts";
import { type CompiledBlast, compile } from "./compile-blast.server.ts";
import { type MergeValues, noValues } from "./merge-text.server.ts";
import { readerValues, valuesOf } from "./reader-values.server.ts";
import type { Letter } from "./versions.ts";
import type { View } from "./view.ts";

/** Somebody a mail may be looked at as. */
const sample: Record<Language, MergeValues> = {
  en: {
    ...{ given_name: "María", family_name: "Quintanilla", city: "Fresno", state: "CA" },
    ...{ officials: "Ana Lee and Luis Ortega", positions: "Ana Lee (undecided) and Luis Ortega (supports)" },
    ...{ last_deed: "signed our petition", ask_amount: "$40" },
  },
  es: {
    ...{ given_name: "María", family_name: "Quintanilla", city: "Fresno", state: "CA" },
    ...{ officials: "Ana Lee y Luis Ortega", positions: "Ana Lee (sin decidir) y Luis Ortega (apoya)" },
    ...{ last_deed: "firmó nuestra petición", ask_amount: "$40" },
  },
};

export type Viewpoint = { version?: Letter } & (
  | { as: "sample" | "stranger" }
  /** Whoever has this address. */
  | { as: "supporter"; email: string }
);

/** Who looks, and when. */
type Looking = { scope: Scope; now: Date };

export type BlastPreview = { mail: ComposedMail; language: Language };

/**
 * A blast as somebody would get it, with links that lead on directly and nobody's token in it. Null when there is nothing
 * to show, or whoever asks sees no such supporter.
 */
export async function previewBlast(
  which: WhichBlast,
  language: Language,
  view: Viewpoint,
  { scope, now }: Looking,
): Promise<BlastPreview | null> {
  const blast = await prisma.blast.findFirst({
    where: { id: which.id, campaignId: which.campaignId },
    include: { translations: true, campaign: { select: { slug: true } } },
  });
  const compiled = blast && (await compile(inVersion(blast, view.version ?? "a"), language, new Map()));
  const values = compiled && (await valuesAs(view, compiled, { scope, now }));
  if (!values) return null;
  return {
    mail: compiled.writeTo({ values, token: null, links: null }),
    language: compiled.language,
  };
}

/** A mail as a program shows it that prefers dark, or light, whatever the browser prefers in which it is looked at. */
export const shownIn = (html: string, look: View["look"]): string =>
  html.replace("@media (prefers-color-scheme:dark)", look === "dark" ? "@media all" : "@media not all");

async function valuesAs(
  view: Viewpoint,
  { language, names, about }: CompiledBlast,
  { scope, now }: Looking,
): Promise<MergeValues | null> {
  if (view.as !== "supporter") return view.as === "sample" ? sample[language] : noValues;
  const canonical = scope.personal ? canonicalEmail(view.email) : null;
  if (!canonical) return null;
  const { sql, values } = whereOf(noFilter, scope, 2);
  const { rows } = await pool.query<Parameters<typeof valuesOf>[0] & { id: string }>(
    `SELECT s.id, s.given_name, s.family_name, s.locality, s.region, s.country, s.postal_code FROM supporter s
     WHERE s.email_canonical = $1 AND ${sql}`,
    [canonical, ...values],
  );
  const [row] = rows;
  if (!row) return null;
  const known = await readerValues({ supporterId: row.id, names, language, about, now });
  return { ...valuesOf(row), ...known };
}

const BLAST_TEST = "blast.test";

const seesNothing: Scope = { campaigns: null, personal: false };

/** A test that is tried again out of the outbox is written as it was at first. */
export const composers: Record<typeof BLAST_TEST, Composer> = {
  async [BLAST_TEST]({ subjectId: id, language }, { now }) {
    const blast = await prisma.blast.findUnique({ where: { id }, select: { campaignId: true } });
    return blast && composeTest({ id, ...blast }, language, { version: "a", now });
  },
};

async function composeTest(
  which: WhichBlast,
  language: Language,
  { version, now }: { version: Letter; now: Date },
): Promise<ComposedMail | null> {
  const preview = await previewBlast(which, language, { as: "sample", version }, { scope: seesNothing, now });
  if (!preview) return null;
  const mark = translator(preview.language, "mail")("blast.test");
  return { ...preview.mail, subject: `${mark}: ${preview.mail.subject}` };
}

/**
 * Sends a blast in one language to an address of the staff, as the sample would get it, and tells what the mail server
 * said. It is written down in the outbox and in the trail, and is no delivery of the blast. Null when nothing can be sent.
 */
export async function sendBlastTest(
  which: WhichBlast,
  { language, version }: { language: Language; version: Letter },
  toEmail: string,
  { actor, now }: Deed,
): Promise<(SendOutcome & { mailId: string }) | null> {
  const composed = await composeTest(which, language, { version, now });
  if (!composed) return null;
  const id = newId();
  const messageId = `${id}@${new URL(getSettings().APP_URL).hostname}`;
  const outcome = await sendMessage({ ...composed, to: toEmail, messageId, date: now });
  const mail = { id, kind: BLAST_TEST, language, toEmail, subjectId: which.id };
  await prisma.$transaction(async (tx) => {
    await recordSent(tx, mail, outcome, now);
    const { name, campaignId } = await tx.blast.findUniqueOrThrow({ where: { id: which.id } });
    const subject = { kind: "blast", id: which.id, name };
    const after = { outcome: outcome.outcome, language, version };
    await recordAudit(tx, { actor, what: "blast.tested", subject, campaignId, after, now });
  });
  return { ...outcome, mailId: id };
}
