import type { ComponentProps } from "react";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { SharePetition } from "./share-petition.tsx";

export type ConfirmState = "ready" | "confirmed" | "closed" | "expired" | "invalid" | "unknown";

type ConfirmViewProps = {
  state: ConfirmState;
  headline: Headline;
  signer: string | null;
  petition: { slug: string; title: string; campaignSlug: string } | null;
  /** The signer's own ways to pass it on, once it is confirmed. */
  share: Omit<ComponentProps<typeof SharePetition>, "personal"> | null;
};

/** The page behind the link in the confirmation mail. A press counts, not the look: scanners follow links. */
export function ConfirmView({ state, headline, signer, petition, share }: ConfirmViewProps) {
  const t = useT("petitions");
  const language = useLanguage();
  if (state === "confirmed" && petition && share) {
    return (
      <QuietPage headline={headline}>
        <p className="ask">{t("confirm.confirmed", { title: petition.title, name: signer ?? "" })}</p>
        <SharePetition {...share} personal />
        <p>
          <a className="row-link" href={localPath(language, `/campaigns/${petition.campaignSlug}`)}>
            {t("confirm.toCampaign")}
          </a>
        </p>
      </QuietPage>
    );
  }
  if (state === "ready" && petition) {
    return (
      <QuietPage kicker={t("confirm.kicker")} headline={headline}>
        <p className="ask">{t("confirm.text", { title: petition.title, name: signer ?? "" })}</p>
        <form method="post" data-guard="">
          <Button icon="check">{t("confirm.button")}</Button>
        </form>
        <p className="small muted">{t("confirm.notYou")}</p>
      </QuietPage>
    );
  }
  const words = state === "closed" || state === "expired" ? state : "invalid";
  return (
    <QuietPage headline={headline}>
      <p className="ask">{t(`confirm.${words}`)}</p>
      <ButtonRow>
        {petition ? (
          <ButtonLink href={localPath(language, `/petitions/${petition.slug}`)}>
            {t("confirm.toPetition")}
          </ButtonLink>
        ) : (
          <ButtonLink look="two" href={localPath(language, "/")}>
            {t("confirm.home")}
          </ButtonLink>
        )}
      </ButtonRow>
    </QuietPage>
  );
}
