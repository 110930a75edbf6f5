import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { TextArea } from "#app/ui/text-field.tsx";

type Props = {
  typed: Record<string, string>;
  spoken: Record<string, string>;
  /** Whether the page shows givers who want to be. */
  areShown: boolean;
};

/** What a giver may say, and whether they may be shown. */
export function CommentFields({ typed, spoken, areShown }: Props) {
  const t = useT("donations");
  return (
    <>
      <details open={Boolean(typed.comments) || Boolean(spoken.comments)}>
        <summary className="small">{t("form.why")}</summary>
        <TextArea
          name="comments"
          label={t("form.comment")}
          hint={t(areShown ? "form.commentHint" : "form.commentForUs")}
          error={spoken.comments}
          defaultValue={typed.comments ?? ""}
          maxLength={2000}
          autoCapitalize="sentences"
        />
      </details>
      {areShown ? (
        <CheckField
          name="public"
          label={t("form.public")}
          hint={t("form.publicHint")}
          checked={Boolean(typed.public)}
        />
      ) : null}
    </>
  );
}
