import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { OutreachState } from "#app/outreach/outreach-page.ts";
import { ClosedFrame } from "#app/ui/closed-frame.tsx";

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
    <ClosedFrame
      id="meet"
      tooLate={tooLate ? t("closed.tooLate") : null}
      title={t("closed.title")}
      text={t(`closed.${state}`)}
      count={calls > 0 ? t("closed.count", { count: calls }) : null}
      back={{ href: localPath(language, `/campaigns/${campaignSlug}`), text: t("closed.campaign") }}
    />
  );
}
