import { languages } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";

type FirstLanguageProps = { legend: string; hint?: string; typed: string; error: string | undefined };

/** In which language something is begun: the panel's own unless another was chosen. */
export function FirstLanguage({ legend, hint, typed, error }: FirstLanguageProps) {
  const common = useT("common");
  const language = useLanguage();
  return (
    <RadioGroup
      name="language"
      legend={legend}
      {...(hint && { hint })}
      chosen={typed || language}
      error={error}
      options={languages.map((value) => ({ value, text: common(`language.${value}`) }))}
    />
  );
}
