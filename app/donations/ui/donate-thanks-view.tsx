import type { ReactNode } from "react";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { SharePetition } from "#app/petitions/ui/share-petition.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Step } from "#app/ui/step.tsx";
import type { DonateThanks } from "../donate-thanks.server.ts";
import { isOnItsWay } from "../look-again.ts";

type Props = {
  view: DonateThanks;
  campaignSlug: string;
  /** This very page, to look again. */
  here: string;
  /** Further steps. */
  children?: ReactNode;
};

/** States whose words say how much it is, to whom that is shown. */
const withAmount = ["paid", "pending", "processing"] as const;

/** The page after the payment page: what became of the gift, told truthfully, and whom to pass it on to. */
export function DonateThanksView({ view, campaignSlug, here, children }: Props) {
  const { page, gift, share } = view;
  const t = useT("donations");
  const language = useLanguage();
  const state = gift?.status ?? "unknown";
  const own = gift?.own ?? null;
  const elsewhere = withAmount.find((each) => each === state);
  const words = {
    share: t("thanks.shareTitle"),
    link: t("thanks.shareLink"),
    qrAlt: t("thanks.qrAlt"),
    qrText: t("thanks.qrText"),
  };
  const waits = isOnItsWay(gift);
  return (
    <div className="wrap page-top">
      <div className="columns">
        <div className="stack stack-wide" data-look-again={waits ? "yes" : "no"} data-look-state={state}>
          <p className="hidden-text" role="status" data-look-say="" />
          <div className="stack" data-look-shown="">
            <h1>
              <span className="slug" lang={language === page.wordsIn ? undefined : page.wordsIn}>
                {page.title}
              </span>
              <span className="thanks-title" data-look-title="">
                {t(`thanks.${state}.title`)}
              </span>
            </h1>
            <p>
              {elsewhere && !own
                ? t(`thanks.elsewhere.${elsewhere}`)
                : t(`thanks.${state}.text`, { amount: own?.amount, number: own?.receipt })}
            </p>
            {state === "paid" ? (
              <p lang={language === page.wordsIn ? undefined : page.wordsIn}>{page.thanks}</p>
            ) : null}
            {state === "paid" && own?.monthly ? <p>{t("thanks.monthly")}</p> : null}
            {own?.paper ? (
              <ButtonLink look="two" icon="document" href={own.paper}>
                {t("thanks.paper")}
              </ButtonLink>
            ) : null}
            {waits ? (
              <ButtonLink look="two" href={here}>
                {t("thanks.look")}
              </ButtonLink>
            ) : null}
            {!waits && state !== "paid" && page.isOpen ? (
              <ButtonLink href={localPath(language, `/donate/${page.slug}`)}>{t("thanks.back")}</ButtonLink>
            ) : null}
          </div>
        </div>
        <ol className="steps">
          <Step title={t("thanks.shareTitle")} text={t("thanks.shareText")}>
            <SharePetition {...share} personal={false} words={words} />
          </Step>
          {children}
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
