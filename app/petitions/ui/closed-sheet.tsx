import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/notes.tsx";

type ClosedSheetProps = {
  state: "closed" | "paused" | "won" | "lost" | "archived";
  signatures: number;
  campaignSlug: string;
  /** A signature has just been sent, too late. */
  tooLate?: boolean;
};

/** Stands in the place of the form once a petition takes no signatures. */
export function ClosedSheet({ state, signatures, campaignSlug, tooLate }: ClosedSheetProps) {
  const t = useT("petitions");
  const language = useLanguage();
  return (
    <section className="form-frame" id="sign">
      {tooLate ? (
        <Note icon="clock" bad status>
          {t("closed.tooLate")}
        </Note>
      ) : null}
      <h2>{t("closed.title")}</h2>
      <p>{t(`closed.${state}`)}</p>
      {signatures > 0 ? (
        <p>
          <b>{t("closed.count", { count: signatures })}</b>
        </p>
      ) : null}
      <ButtonLink look="two" href={localPath(language, `/campaigns/${campaignSlug}`)}>
        {t("closed.campaign")}
      </ButtonLink>
    </section>
  );
}
