import type { ReactNode } from "react";
import { formatCount, formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { SharePetition } from "#app/petitions/ui/share-petition.tsx";
import { Art } from "#app/ui/art.tsx";
import { Button } from "#app/ui/button.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Step } from "#app/ui/step.tsx";
import type { CallThanks } from "../thanks-view.server.ts";

type Props = CallThanks & {
  /** A further step of another room, behind the one that passes the page on and the reminder. */
  children?: ReactNode;
};

/** The page after the last call: how many there are, and what to do next. */
export function CallThanksView({ children, ...view }: Props) {
  const { page, wordsIn, calls, name, share, reminder, next } = view;
  const t = useT("calls");
  const language = useLanguage();
  const lang = useLangOf()(wordsIn);
  const words = {
    share: t("thanks.shareTitle"),
    link: t("thanks.link"),
    qrAlt: t("thanks.qrAlt"),
    qrText: t("thanks.qrText"),
  };
  return (
    <Wrap top>
      <div className="columns">
        <div className="stack stack-wide">
          <div className="stack">
            <h1>
              <span className="slug">{name ? t("thanks.named", { name }) : t("thanks.unnamed")}</span>
              <span className="edition">{formatCount(calls, language)}</span>
              <span className="slug">{t("thanks.calls", { count: calls })}</span>
            </h1>
            {name ? (
              <p lang={lang}>{page.thanks}</p>
            ) : page.isOpen ? (
              <p>
                <a href={localPath(language, `/calls/${page.slug}`)}>{t("thanks.back")}</a>
              </p>
            ) : null}
            <p className="small muted">{t("thanks.how")}</p>
          </div>
          <ol className="steps">
            <Step title={t("thanks.shareTitle")} text={t("thanks.shareText")}>
              <SharePetition {...share} personal={false} words={words} />
            </Step>
            {reminder ? <Reminder {...reminder} /> : null}
            {children}
            {next ? (
              <Step title={t("thanks.otherTitle")} text={`${next.title}. ${next.text}`}>
                <a className="row-link" href={next.href}>
                  {t("thanks.otherLink")}
                </a>
              </Step>
            ) : null}
            <Step title={t("thanks.newsTitle")} text={t("thanks.newsText")}>
              <a className="row-link" href={localPath(language, `/campaigns/${page.campaignSlug}/news`)}>
                {t("thanks.newsLink")}
              </a>
            </Step>
          </ol>
        </div>
        <div className="call-thanks-art">
          <Art motif="phone" />
        </div>
      </div>
    </Wrap>
  );
}

function Reminder({ day, isAsked }: NonNullable<CallThanks["reminder"]>) {
  const t = useT("calls");
  const date = formatDate(day, "day", useLanguage());
  if (isAsked)
    return (
      <Step title={t("thanks.remindTitle")}>
        <Note icon="check">{t("thanks.reminded")}</Note>
      </Step>
    );
  return (
    <Step title={t("thanks.remindTitle")} text={t("thanks.remindText", { date })}>
      <form method="post">
        <Button look="two" icon="mail" name="remind" value="1">
          {t("thanks.remind")}
        </Button>
      </form>
    </Step>
  );
}
