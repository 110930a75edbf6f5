import { type Language, languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { FormFrame } from "#app/ui/form-frame.tsx";

/** The language somebody is written to in. */
export function LanguageForm({ language, path }: { language: Language; path: string }) {
  const t = useT("supporters");
  return (
    <FormFrame action={path} title={t("preferences.languageTitle")} data-guard="">
      <RadioGroup
        name="language"
        legend={t("preferences.languageText")}
        options={languages.map((code) => ({
          value: code,
          text: <span lang={code}>{t(`preferences.languages.${code}`)}</span>,
        }))}
        chosen={language}
      />
      <Button look="key" name="intent" value="language">
        {t("preferences.save")}
      </Button>
    </FormFrame>
  );
}
