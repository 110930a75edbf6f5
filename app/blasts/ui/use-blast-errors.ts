import { useContentErrors } from "#app/campaigns/ui/use-content-errors.ts";
import { useT } from "#app/i18n/use-translate.tsx";

type Codes = Record<string, string> | undefined;

const own = [
  ...["bad-merge", "bad-sender", "bad-email", "bad-count", "too-many", "under-way", "no-words"],
  ...[
    "no-segment",
    "campaign-hidden",
    "too-often",
    "unsaved",
    "not-under-way",
    "chosen-already",
    "no-version",
    "too-late",
    "hour-and-trial",
  ],
] as const;

/** The sentences for the errors of a blast's forms, by field. */
export function useBlastErrors(): (errors: Codes) => Record<string, string> {
  const t = useT("blasts");
  const content = useContentErrors();
  return (errors = {}) => {
    const known = (code: string): code is keyof typeof words => (own as readonly string[]).includes(code);
    const words = {
      "bad-merge": t("errors.bad-merge"),
      "bad-sender": t("errors.bad-sender"),
      "bad-email": t("errors.bad-email"),
      "bad-count": t("errors.bad-count"),
      "too-many": t("errors.too-many"),
      "under-way": t("errors.under-way"),
      "no-words": t("errors.no-words"),
      "no-segment": t("errors.no-segment"),
      "campaign-hidden": t("errors.campaign-hidden"),
      "too-often": t("errors.too-often"),
      unsaved: t("errors.unsaved"),
      "not-under-way": t("errors.not-under-way"),
      "chosen-already": t("errors.chosen-already"),
      "no-version": t("errors.no-version"),
      "too-late": t("errors.too-late"),
      "hour-and-trial": t("errors.hour-and-trial"),
    };
    return content(
      Object.fromEntries(
        Object.entries(errors).map(([field, code]) => [field, known(code) ? words[code] : code]),
      ),
    );
  };
}
