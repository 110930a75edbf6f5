import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";

type UnsubscribeViewProps = {
  /** `already`: the link was used before; `stopped`: its button was pressed just now. */
  state: "ask" | "already" | "stopped" | "again" | "invalid";
  headline: Headline;
  email: string;
  organisation: string;
};

/** Leaving the list takes one press and no questions; coming back takes one press more. */
export function UnsubscribeView({ state, headline, email, organisation }: UnsubscribeViewProps) {
  const t = useT("supporters");
  const preferences = localPath(useLanguage(), "/preferences");
  if (state === "invalid") {
    return (
      <QuietPage headline={headline}>
        <p className="ask">{t("unsubscribe.invalid")}</p>
        <ButtonRow>
          <ButtonLink href={preferences}>{t("unsubscribe.ask")}</ButtonLink>
        </ButtonRow>
      </QuietPage>
    );
  }
  return (
    <QuietPage headline={headline} kicker={state === "ask" ? t("unsubscribe.kicker") : undefined}>
      <p className="ask">
        {state === "ask" ? t("unsubscribe.text", { email, organisation }) : null}
        {state === "already" ? t("unsubscribe.already", { email }) : null}
        {state === "stopped" ? t("unsubscribe.done", { email }) : null}
        {state === "again" ? t("unsubscribe.again", { email }) : null}
      </p>
      {state === "ask" ? (
        <form method="post" data-guard="">
          <Button name="intent" value="stop">
            {t("unsubscribe.button")}
          </Button>
        </form>
      ) : null}
      {state === "stopped" || state === "already" ? (
        <form method="post" data-guard="">
          <Button look="two" name="intent" value="again">
            {t("unsubscribe.undo")}
          </Button>
        </form>
      ) : null}
      <p className="small">
        <a href={preferences}>{t("unsubscribe.preferences")}</a>
      </p>
    </QuietPage>
  );
}
