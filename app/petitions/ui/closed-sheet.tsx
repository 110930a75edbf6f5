import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ClosedFrame } from "#app/ui/closed-frame.tsx";

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
    <ClosedFrame
      id="sign"
      tooLate={tooLate ? t("closed.tooLate") : null}
      title={t("closed.title")}
      text={t(`closed.${state}`)}
      count={signatures > 0 ? t("closed.count", { count: signatures }) : null}
      back={{ href: localPath(language, `/campaigns/${campaignSlug}`), text: t("closed.campaign") }}
    />
  );
}
