import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composer, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import { post } from "#app/mail/post.server.ts";
import { recordSent } from "#app/mail/record-sent.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { createMailer } from "#app/platform/smtp.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import type { Deed } from "#app/staff/actor.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { OneLink } from "#emails/one-link.tsx";

const KIND = "mail.test";

/** A test mail that is tried again out of the outbox is composed as it was at first. */
export const composers: Record<typeof KIND, Composer> = { [KIND]: composeTest };

/**
 * Sends a mail this moment and tells what the mail server said, in its own words. It is written down in the outbox
 * as every mail is.
 */
export async function sendTestMail(
  toEmail: string,
  { actor, now }: Deed,
): Promise<SendOutcome & { mailId: string }> {
  const id = newId();
  const mail: DueMail = { id, kind: KIND, language: actor.language, toEmail, subjectId: actor.id };
  const outcome = await sendNow(mail, now);
  await prisma.$transaction(async (tx) => {
    await recordSent(tx, mail, outcome, now);
    await recordAudit(tx, {
      actor,
      what: "mail.tested",
      subject: { kind: "mail", id },
      after: { outcome: outcome.outcome },
      now,
    });
  });
  return { ...outcome, mailId: id };
}

/** Through a way out of its own, so that no kept connection answers for a server that is gone. */
async function sendNow(mail: DueMail, now: Date): Promise<SendOutcome> {
  const composed = await composeTest(mail);
  const messageId = `${mail.id}@${new URL(getSettings().APP_URL).hostname}`;
  const mailer = createMailer(getSettings());
  try {
    return await mailer.send({ ...composed, to: mail.toEmail, messageId, date: now });
  } catch (error) {
    // Thrown before the network is touched: a full disk, an unusable header.
    return { outcome: "refused", reply: (error as Error).message.split("\n")[0]! };
  } finally {
    mailer.close();
  }
}

async function composeTest({ language, subjectId }: DueMail): Promise<ComposedMail> {
  const organisation = await getOrganisation(language);
  const member = await prisma.staffMember.findUnique({ where: { id: subjectId }, select: { name: true } });
  const t = translator(language, "settings");
  const merge = mergeFields();
  const house = plainHeadline(organisation.name);
  const page = `${getSettings().APP_URL}/admin/settings/mail`;
  const props = {
    frame: mailFrame({
      language,
      inks: organisation.inks,
      kicker: house,
      header: null,
      headline: t("testMail.headline"),
      preheader: t("testMail.preheader", { organisation: house }),
      reason: t("testMail.reason"),
      organisation,
      notice: null,
      links: {
        unsubscribe: null,
        preferences: null,
        otherLanguage: `${getSettings().APP_URL}${localPath(otherLanguage(language), "/")}`,
      },
    }),
    words: {
      greeting: merge.field(translator(language, "mail")("greeting", { name: member?.name ?? house })),
      lead: [t("testMail.lead", { organisation: house })],
      ask: t("testMail.ask"),
      why: t("testMail.why"),
    },
    button: { href: page, label: t("testMail.button") },
    expires: t("testMail.expires"),
    copy: translator(language, "mail")("copy"),
    notYou: t("testMail.notYou"),
  };
  const subject = t("testMail.subject", { organisation: house });
  return post({ organisation, merge }, { subject, template: OneLink, props });
}
