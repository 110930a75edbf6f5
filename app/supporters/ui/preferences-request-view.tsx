import { useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame } from "#app/ui/form-frame.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type PreferencesRequestViewProps = {
  headline: Headline;
  sent: boolean;
  typed: string;
  error: "required" | "invalid" | null;
};

/** Asks for the address to which the link to one's own details is sent. */
export function PreferencesRequestView({ headline, sent, typed, error }: PreferencesRequestViewProps) {
  const t = useT("supporters");
  if (sent) {
    return (
      <QuietPage headline={headline}>
        <p className="ask">{t("request.done")}</p>
        <p className="small muted">{t("request.once")}</p>
      </QuietPage>
    );
  }
  const sentence = error ? t(`errors.email.${error}`) : undefined;
  return (
    <QuietPage headline={headline} kicker={t("request.kicker")}>
      <p className="ask">{t("request.text")}</p>
      <FormFrame data-guard="">
        <ErrorSummary
          title={t("errors.title", { count: 1 })}
          errors={sentence ? [{ field: "email", text: sentence }] : []}
        />
        <TextField
          name="email"
          label={t("request.email")}
          error={sentence}
          defaultValue={typed}
          type="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          enterKeyHint="send"
          required
        />
        <Button icon="mail">{t("request.button")}</Button>
      </FormFrame>
    </QuietPage>
  );
}
