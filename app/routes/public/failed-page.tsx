import { readRefusal } from "#app/http/refusals.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";

interface FailedPageProps {
  status: number;
  /** What was thrown: a refusal of ours, or anything. */
  thrown: unknown;
  /** Where the log tells of it; empty for pages that are everybody's. */
  requestId: string;
}

/** The inner part of an error page, in the visitor's words. */
export function FailedPage({ status, thrown, requestId }: FailedPageProps) {
  const t = useT("common");
  const language = useLanguage();
  const { title, text } = failedWords(status, thrown, language);
  return (
    <ErrorPage
      status={status}
      title={title}
      action={<ButtonLink href={localPath(language, "/")}>{t("failed.home")}</ButtonLink>}
    >
      <p>{text}</p>
      {status >= 500 && requestId ? (
        <p className="small">{t("failed.reference", { id: requestId })}</p>
      ) : null}
    </ErrorPage>
  );
}

const worded = ["400", "403", "404", "405", "413", "429", "500", "503"] as const;

/** What a page that failed says: the refusal's own words where there are some, else those of its status. */
export function failedWords(status: number, thrown: unknown, language: Language) {
  const refusal =
    readRefusal(thrown) ?? (status === 410 ? { refusal: "gone" as const, what: "page" as const } : null);
  if (refusal) {
    const t = translator(language, "common");
    const key = `failed.${refusal.refusal}.${refusal.what}` as const;
    return { title: t(`${key}.title`), text: t(`${key}.text`) };
  }
  const t = translator(language, "errors");
  const known = worded.find((each) => each === String(status)) ?? "500";
  return { title: t(`${known}.title`), text: t(`${known}.text`, { seconds: 60 }) };
}
