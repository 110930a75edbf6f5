import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";

/** Asks once more before everything goes. `path` is that of the preferences page. */
export function EraseView({ headline, path }: { headline: Headline; path: string }) {
  const t = useT("supporters");
  return (
    <QuietPage headline={headline}>
      <p className="ask">{t("preferences.eraseText")}</p>
      <p>{t("preferences.eraseConfirm")}</p>
      <form method="post" action={path} data-guard="">
        <ButtonRow>
          <Button name="intent" value="erase">
            {t("preferences.eraseYes")}
          </Button>
          <ButtonLink look="two" href={path}>
            {t("preferences.eraseNo")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </QuietPage>
  );
}

/** Nothing is left to be shown but this. */
export function ErasedView({ headline }: { headline: Headline }) {
  const t = useT("supporters");
  const language = useLanguage();
  return (
    <QuietPage headline={headline}>
      <p className="ask">{t("preferences.erased")}</p>
      <ButtonRow>
        <ButtonLink look="two" href={localPath(language, "/")}>
          {t("preferences.home")}
        </ButtonLink>
      </ButtonRow>
    </QuietPage>
  );
}

/** A link that is cut off, too old, or whose person has been erased. */
export function LostLinkView({ headline }: { headline: Headline }) {
  const t = useT("supporters");
  const language = useLanguage();
  return (
    <QuietPage headline={headline}>
      <p className="ask">{t("preferences.invalid")}</p>
      <ButtonRow>
        <ButtonLink href={localPath(language, "/preferences")}>{t("preferences.ask")}</ButtonLink>
      </ButtonRow>
    </QuietPage>
  );
}
