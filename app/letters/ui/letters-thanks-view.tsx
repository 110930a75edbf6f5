import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { SharePetition } from "#app/petitions/ui/share-petition.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Step } from "#app/ui/step.tsx";
import type { WrittenLetter } from "../letter-view.ts";
import type { LettersThanks } from "../letters-thanks.server.ts";
import { HandOver } from "./hand-over.tsx";

type Props = {
  view: LettersThanks;
  campaignSlug: string;
  /** A further step of another room, behind the one that passes the page on. */
  children?: ReactNode;
};

/** The page after writing: what becomes of each letter, what is still to be done, whom to pass it on to. */
export function LettersThanksView({ view, campaignSlug, children }: Props) {
  const { page, wordsIn, writer, letters, repeated, share, next, zone } = view;
  const t = useT("letters");
  const language = useLanguage();
  const inHand = letters.filter(
    ({ status }) => status === "offered" || status === "said_not_sent" || status === "bounced",
  );
  const words = {
    share: t("thanks.shareTitle"),
    link: t("thanks.shareLink"),
    qrAlt: t("thanks.qrAlt"),
    qrText: t("thanks.qrText"),
  };
  const waits = letters.some(({ status, isConfirmed }) => status === "waiting" && !isConfirmed);
  return (
    <div className="wrap page-top">
      <div className="columns">
        <div className="stack stack-wide">
          <div className="stack">
            <h1>
              <span className="slug">{writer ? t("thanks.named", { name: writer.name }) : page.title}</span>
              <span className="thanks-title">
                {writer ? t("thanks.headline", { count: letters.length }) : t("thanks.unnamed")}
              </span>
            </h1>
            {writer ? <p lang={language === wordsIn ? undefined : wordsIn}>{page.thanks}</p> : null}
            {writer || !page.isOpen ? null : (
              <ButtonLink href={localPath(language, `/letters/${page.slug}`)}>{t("thanks.back")}</ButtonLink>
            )}
          </div>
          {writer && waits ? (
            <Note icon="mail" title={t("thanks.confirmTitle")}>
              <p>{t("thanks.confirmText", { email: writer.email })}</p>
              <p>{t("thanks.confirmSpam")}</p>
            </Note>
          ) : null}
          {letters.length > 0 ? <Fates letters={letters} zone={zone} /> : null}
          {repeated.length > 0 ? <p>{t("thanks.repeated", { names: listed(repeated, language) })}</p> : null}
          {inHand.map((letter) => (
            <HandOver key={letter.id} letter={letter} />
          ))}
        </div>
        <ol className="steps">
          <Step title={t("thanks.shareTitle")} text={t("thanks.shareText")}>
            <SharePetition {...share} personal={false} words={words} />
          </Step>
          {children}
          {next ? (
            <Step title={t("thanks.nextTitle")} text={`${next.title}. ${next.text}`}>
              <a className="row-link" href={next.href}>
                {t("thanks.nextLink")}
              </a>
            </Step>
          ) : null}
          <Step title={t("thanks.newsTitle")} text={t("thanks.newsText")}>
            <a className="row-link" href={localPath(language, `/campaigns/${campaignSlug}/news`)}>
              {t("thanks.newsLink")}
            </a>
          </Step>
        </ol>
      </div>
    </div>
  );
}

const listed = (names: string[], language: string) =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(names);

const icons: Record<WrittenLetter["status"], IconName> = {
  waiting: "clock",
  queued: "clock",
  sending: "mail",
  sent: "check",
  bounced: "alert",
  offered: "pen",
  said_sent: "check",
  said_not_sent: "alert",
  cancelled: "alert",
};

/** What became of each letter, in plain words. */
function Fates({ letters, zone }: { letters: WrittenLetter[]; zone: string }) {
  const t = useT("letters");
  const language = useLanguage();
  return (
    <ul className="fates">
      {letters.map(({ id, official, title, status, sentAt }) => (
        <li key={id}>
          <Icon name={icons[status]} />
          <div>
            <p>
              <b>{official}</b> <span className="small muted">{title}</span>
            </p>
            <p>
              {t(`thanks.state.${status}`, { date: sentAt ? formatInstant(sentAt, zone, language) : "" })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
