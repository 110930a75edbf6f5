import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { OutreachState } from "#app/outreach/outreach-page.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Note } from "#app/ui/notes.tsx";

type ClosedCallsProps = {
  state: Exclude<OutreachState, "open">;
  calls: number;
  campaignSlug: string;
  /** A form has just been sent, too late. */
  tooLate: boolean;
};

/** Stands in the place of everything else once a page takes no calls. */
export function ClosedCalls({ state, calls, campaignSlug, tooLate }: ClosedCallsProps) {
  const t = useT("calls");
  const language = useLanguage();
  return (
    <section className="form-frame" id="meet">
      {tooLate ? (
        <Note icon="clock" bad status>
          {t("closed.tooLate")}
        </Note>
      ) : null}
      <h2>{t("closed.title")}</h2>
      <p>{t(`closed.${state}`)}</p>
      {calls > 0 ? (
        <p>
          <b>{t("closed.count", { count: calls })}</b>
        </p>
      ) : null}
      <ButtonLink look="two" href={localPath(language, `/campaigns/${campaignSlug}`)}>
        {t("closed.campaign")}
      </ButtonLink>
    </section>
  );
}
