import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";

type UnsubscribeViewProps = {
  /** `already`: the link was used before; `stopped`: its button was pressed just now; `one`: that of the campaign was. */
  state: "ask" | "already" | "stopped" | "one" | "again" | "invalid";
  headline: Headline;
  email: string;
  organisation: string;
  /** What the mail was about, where it can be left alone; null: all or nothing. */
  campaign: string | null;
  /** Their page of mailings; null leads to where a link is asked for. */
  preferences: string | null;
};

/** Leaving the list takes one press and no questions; coming back takes one press more. */
export function UnsubscribeView({ state, headline, email, organisation, ...props }: UnsubscribeViewProps) {
  const t = useT("supporters");
  const language = useLanguage();
  const preferences = props.preferences ?? localPath(language, "/preferences");
  const campaign = props.campaign ?? "";
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
        {state === "ask"
          ? t(campaign ? "unsubscribe.textOne" : "unsubscribe.text", { email, organisation, campaign })
          : null}
        {state === "one" ? t("unsubscribe.doneOne", { email, campaign }) : null}
        {state === "already" ? t("unsubscribe.already", { email }) : null}
        {state === "stopped" ? t("unsubscribe.done", { email }) : null}
        {state === "again" ? t("unsubscribe.again", { email }) : null}
      </p>
      {state === "ask" ? (
        <form method="post" data-guard="">
          <ButtonRow>
            <Button name="intent" value="stop">
              {t(campaign ? "unsubscribe.buttonAll" : "unsubscribe.button")}
            </Button>
            {campaign ? (
              <Button look="two" name="intent" value="one">
                {t("unsubscribe.buttonOne", { campaign })}
              </Button>
            ) : null}
          </ButtonRow>
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
