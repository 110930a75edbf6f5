import { useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame } from "#app/ui/form-frame.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Note } from "#app/ui/notes.tsx";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Props = {
  headline: Headline;
  /** They come from the link of a paper that opens nothing any more. */
  lost: boolean;
  sent: boolean;
  typed: string;
  error: "required" | "invalid" | null;
};

/** Asks for the address to which the link to one's own gifts is sent. */
export function GivingRequestView({ headline, lost, sent, typed, error }: Props) {
  const t = useT("donations");
  const supporters = useT("supporters");
  if (sent)
    return (
      <QuietPage headline={headline}>
        <p className="ask">{t("giving.request.done")}</p>
        <p className="small muted">{supporters("request.once")}</p>
      </QuietPage>
    );
  const sentence = error ? supporters(`errors.email.${error}`) : undefined;
  return (
    <QuietPage headline={headline} kicker={supporters("request.kicker")}>
      {lost ? <Note icon="alert" title={t("giving.request.lost")} /> : null}
      <p className="ask">{t("giving.request.text")}</p>
      <FormFrame data-guard="">
        <ErrorSummary
          title={supporters("errors.title", { count: 1 })}
          errors={sentence ? [{ field: "email", text: sentence }] : []}
        />
        <TextField
          name="email"
          label={supporters("request.email")}
          error={sentence}
          defaultValue={typed}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <Button icon="mail">{supporters("request.button")}</Button>
      </FormFrame>
    </QuietPage>
  );
}
