import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import type { LettersConfirmation } from "../letters-confirmation.server.ts";

export type KnownConfirmation = Exclude<LettersConfirmation, { state: "unknown" }>;

/** The page behind the link in the mail about a letter: what goes to whom, and one button. */
export function ConfirmLettersView({ view, headline }: { view: KnownConfirmation; headline: Headline }) {
  const t = useT("letters");
  const language = useLanguage();
  if (view.state === "ready") {
    const count = view.letters.length;
    return (
      <QuietPage kicker={t("confirm.kicker")} headline={headline}>
        <p className="ask">{t("confirm.text", { name: view.givenName, count })}</p>
        {view.letters.map(({ id, official, subject, body }) => (
          <details key={id}>
            <summary>{t("confirm.to", { name: official, subject })}</summary>
            <div className="letter letter-lines">{body}</div>
          </details>
        ))}
        <form method="post" data-guard="">
          <Button icon="mail">{t("confirm.button", { count })}</Button>
        </form>
        <p className="small muted">{t("confirm.notYou")}</p>
      </QuietPage>
    );
  }
  const page = "slug" in view ? `/letters/${view.slug}` : "/";
  return (
    <QuietPage headline={headline}>
      <p className="ask">
        {view.state === "confirmed"
          ? t("confirm.confirmed", { name: view.givenName })
          : t(`confirm.${view.state}`)}
      </p>
      <ButtonRow>
        <ButtonLink look="two" href={localPath(language, page)}>
          {t("confirm.toPage")}
        </ButtonLink>
      </ButtonRow>
    </QuietPage>
  );
}
