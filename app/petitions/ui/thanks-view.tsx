import type { ReactNode } from "react";
import { formatCount } from "#app/i18n/format.ts";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Note } from "#app/ui/notes.tsx";
import { PosterFrame } from "#app/ui/share-parts.tsx";
import { Step } from "#app/ui/step.tsx";
import type { ShareLinks } from "../share-links.ts";
import type { NextOffer } from "../thanks-view.server.ts";
import { SharePetition } from "./share-petition.tsx";

type ThanksViewProps = {
  petition: {
    slug: string;
    title: string;
    thanks: string;
    /** Over the count, instead of the house's own words. */
    thanksTitle: string | null;
    confirmation: "email" | "none";
  };
  wordsIn: Language;
  signatures: number;
  /** Null for whoever comes here without having signed in this browser lately. */
  signer: {
    name: string;
    email: string;
    confirmed: boolean;
    /** What the address was probably meant to be, where it looks mistyped. */
    meant: string | null;
  } | null;
  share: { title: string; text: string; url: string; links: ShareLinks; qr: { size: number; path: string } };
  posterHref: string;
  /** The poster in the other language. */
  otherPosterHref: string;
  next: NextOffer | null;
  campaignSlug: string;
  /** A further step of a room above this one, behind the one that passes the petition on. */
  children?: ReactNode;
};

/** The page after signing: the count, what the mail says, and three things to do next. */
export function ThanksView(props: ThanksViewProps) {
  const { petition, wordsIn, signatures, signer, share, posterHref, otherPosterHref, next, campaignSlug } =
    props;
  const t = useT("petitions");
  const language = useLanguage();
  const news = localPath(language, `/campaigns/${campaignSlug}/news`);
  return (
    <div className="wrap page-top">
      <div className="columns">
        <div className="stack stack-wide">
          <div className="stack">
            <h1>
              <span className="slug">
                {signer
                  ? (petition.thanksTitle ?? t("thanks.named", { name: signer.name }))
                  : t("thanks.unnamed")}
              </span>
              <span className="edition">{formatCount(signatures, language)}</span>
              <span className="hidden-text">{t("thanks.signatures", { count: signatures })}</span>
            </h1>
            {signer ? (
              <p lang={language === wordsIn ? undefined : wordsIn}>{petition.thanks}</p>
            ) : (
              <p>
                <a href={localPath(language, `/petitions/${petition.slug}`)}>{t("thanks.back")}</a>
              </p>
            )}
          </div>
          <MailNote confirmation={petition.confirmation} signer={signer} />
          {signer?.meant ? (
            <MeantNote slug={petition.slug} typed={signer.email} meant={signer.meant} />
          ) : null}
          <ol className="steps">
            <Step title={t("thanks.shareTitle")} text={t("thanks.shareText")}>
              <SharePetition {...share} personal={signer !== null} />
            </Step>
            {props.children}
            {next ? (
              <Step
                title={next.href.startsWith("/") ? t("thanks.otherTitle") : next.title}
                text={next.href.startsWith("/") ? `${next.title}. ${next.text}` : next.text}
              >
                <a className="row-link" href={next.href}>
                  {t(next.href.startsWith("/") ? "thanks.otherLink" : "thanks.elsewhereLink")}
                </a>
              </Step>
            ) : null}
            <Step title={t("thanks.newsTitle")} text={t("thanks.newsText")}>
              <a className="row-link" href={news}>
                {t("thanks.newsLink")}
              </a>
            </Step>
          </ol>
        </div>
        <PosterFrame
          src={posterHref}
          width={900}
          height={1165}
          alt={t("thanks.posterAlt", { title: petition.title })}
        >
          <a className="icon-link" href={posterHref}>
            <Icon name="print" />
            {t("thanks.print")}
          </a>
          <a className="icon-link" href={otherPosterHref} hrefLang={otherLanguage(language)}>
            {t("thanks.otherPoster")}
          </a>
        </PosterFrame>
      </div>
    </div>
  );
}

/** What the mail is about. Nothing here tells whether it was the first signature of this address. */
function MailNote({
  confirmation,
  signer,
}: Pick<ThanksViewProps, "signer"> & { confirmation: "email" | "none" }) {
  const t = useT("petitions");
  if (!signer) return null;
  if (signer.confirmed) {
    return (
      <Note icon="check" title={t("thanks.confirmedTitle")}>
        {t("thanks.confirmedText")}
      </Note>
    );
  }
  if (confirmation === "none") {
    return (
      <Note icon="mail" title={t("thanks.noneTitle")}>
        {t("thanks.noneText", { email: signer.email })}
      </Note>
    );
  }
  return (
    <Note icon="mail" title={t("thanks.confirmTitle")}>
      <p>{t("thanks.confirmText", { email: signer.email })}</p>
      <p>{t("thanks.confirmSpam")}</p>
    </Note>
  );
}

/** Their mail goes to somebody else's mailbox, or to none: the one thing to do is to sign once more. */
function MeantNote({ slug, typed, meant }: { slug: string; typed: string; meant: string }) {
  const t = useT("petitions");
  return (
    <Note icon="alert" title={t("thanks.meantTitle", { email: meant })} bad>
      <p>{t("thanks.meantText", { email: typed })}</p>
      <p>
        <a href={localPath(useLanguage(), `/petitions/${slug}#sign`)}>
          {t("thanks.meantLink", { email: meant })}
        </a>
      </p>
    </Note>
  );
}
