import { translator } from "#app/i18n/translate.ts";
import type { Composer } from "#app/mail/composer.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import { renderMail } from "#app/mail/render-mail.server.ts";
import { mailSender } from "#app/platform/smtp.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { LetterToOffice } from "#emails/letter-to-office.tsx";
import { letterForMail, type MailedLetter } from "./letter-for-mail.server.ts";
import { salutationOf } from "./salutation.ts";

/**
 * The letter itself, as an office gets it: from the organisation's address in its writer's name, answered to the writer.
 * Nothing in it is loaded from anywhere and no link counts who follows it. Nothing is said for a letter that was
 * cancelled meanwhile.
 */
export const composeToOffice: Composer = async ({ subjectId, language }) => {
  const mailed = await letterForMail(subjectId, language);
  if (mailed?.letter.status !== "sending") return null;
  const { letter, organisation } = mailed;
  const merge = mergeFields();
  const lines = officeLetter(mailed);
  const field = (text: string) => merge.field(text);
  const { html } = await renderMail(
    LetterToOffice,
    {
      language,
      subject: field(letter.subject),
      salutation: field(lines.salutation),
      paragraphs: lines.paragraphs.map((paragraph) => paragraph.split("\n").map(field)),
      closing: lines.closing,
      signature: lines.signature.map(field),
      sentBy: field(lines.sentBy),
    },
    merge,
  );
  const { address } = mailSender(organisation.sender);
  return {
    from: { name: letter.signedBy, address },
    replyTo: letter.supporter.email,
    subject: letter.subject,
    html,
    text: plainLetter(lines),
  };
};

type Lines = {
  salutation: string;
  paragraphs: string[];
  closing: string;
  signature: string[];
  sentBy: string;
};

function officeLetter({ letter, organisation }: MailedLetter): Lines {
  const t = translator(letter.language, "letters");
  const office = letter.official.terms[0]?.office ?? null;
  return {
    salutation: salutationOf({ official: letter.official, office }, letter.language),
    paragraphs: letter.body.split("\n\n"),
    closing: t("mail.office.closing"),
    signature: [letter.signedBy, letter.place].filter((line) => line !== null),
    sentBy: t("mail.office.sentBy", {
      name: letter.signedBy,
      organisation: plainHeadline(organisation.name),
    }),
  };
}

function plainLetter({ salutation, paragraphs, closing, signature, sentBy }: Lines): string {
  const parts = [salutation, ...paragraphs, [closing, ...signature].join("\n"), `-- \n${sentBy}`];
  return `${parts.join("\n\n")}\n`;
}
