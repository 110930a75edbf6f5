import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { mailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { Receipt, type ReceiptProps } from "#emails/receipt.tsx";
import { givingLink } from "./giving-link.server.ts";
import { KEPT_SECONDS, paperPath } from "./paper-link.server.ts";
import { STATEMENT_MAIL } from "./send-statements.server.ts";
import { findStatement, type Statement } from "./statement.server.ts";
import { statementFile } from "./statement-pdf.server.ts";

/** The mail with what somebody gave in a year; its `subjectId` is the statement's id. */
export const composers: Composers = { [STATEMENT_MAIL]: composeStatement };

/** Nothing once the giver was erased, or all of it was recorded by mistake. */
async function composeStatement(
  { subjectId, language }: DueMail,
  { now }: { now: Date },
): Promise<ComposedMail | null> {
  const row = await prisma.givingStatement.findUnique({
    where: { id: subjectId },
    include: { supporter: true },
  });
  if (!row) return null;
  const { year, supporter } = row;
  const supporterId = supporter.mergedIntoId ?? supporter.id;
  const statement = await findStatement({ supporterId, year }, language);
  if (!statement) return null;
  const merge = mergeFields();
  const paper = paperPath({ giver: supporterId, year }, { language, now, seconds: KEPT_SECONDS });
  const [own, { preferences }] = await Promise.all([
    givingLink(supporterId, { language, now }),
    mailLinks({ supporterId }, language, now),
  ]);
  const links = { paper: `${getSettings().APP_URL}${paper}`, own, preferences };
  const mail = await post(
    { organisation: statement.organisation, merge },
    statementLetter({ language, statement, merge, links }),
  );
  return { ...mail, attachments: [await statementFile(statement, { language, now })] };
}

/** The words of that mail. */
export function statementLetter(about: {
  language: Language;
  statement: Pick<Statement, "year" | "title" | "facts" | "totals" | "notes" | "organisation"> & {
    gifts: Statement["gifts"];
    giver: { givenName: string | null };
  };
  merge: MergeFields;
  links: { paper: string; own: string; preferences: string };
}): Letter<ReceiptProps> {
  const { language, statement, merge, links } = about;
  const { year, title, facts, gifts, totals, notes, organisation, giver } = statement;
  const t = translator(language, "donations");
  const count = gifts.length;
  const request = `${getSettings().APP_URL}${localPath(otherLanguage(language), "/giving")}`;
  const props: ReceiptProps = {
    frame: mailFrame({
      ...{ language, inks: organisation.inks, header: null, organisation, notice: null },
      kicker: plainHeadline(organisation.name),
      headline: t("statement.mail.headline", { year }),
      preheader: t("statement.mail.preheader", { count, year }),
      reason: t("giving.mails.reason"),
      links: { unsubscribe: null, preferences: merge.field(links.preferences), otherLanguage: request },
    }),
    words: {
      greeting: giver.givenName ? merge.field(t("mail.greeting", { name: giver.givenName })) : null,
      lead: [t("statement.mail.lead", { count, year })],
      ask: t("statement.mail.ask"),
      why: t("statement.mail.why"),
    },
    receipt: {
      title,
      facts: [...facts, ...totals].map(({ term, says }) => ({ term, says: merge.field(says) })),
      notes,
      links: [{ href: merge.field(links.paper), label: t("statement.mail.paper") }],
    },
    button: { href: merge.field(links.own), label: t("statement.mail.button") },
    after: [t("mail.questions", { address: organisation.replyTo })],
  };
  return { subject: t("statement.mail.subject", { year }), template: Receipt, props };
}
