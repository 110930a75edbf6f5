import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { isMotif } from "#app/ui/art/drawing.ts";
import { TextField } from "#app/ui/text-field.tsx";
import type { LookFields } from "../look-form.ts";
import type { Change } from "./look-bench.tsx";

type WordFieldsProps = {
  fields: LookFields;
  languages: Language[];
  change: Change;
  error: (field: string) => string | undefined;
};

/**
 * The title in each language. That it is needed is told, and left to the server to find: a browser that finds it marks
 * the field without a sentence.
 */
export function WordFields({ fields, languages, change, error }: WordFieldsProps) {
  const t = useT("print");
  return languages.map((language, place) => {
    const name = `title_${language}` as const;
    return (
      <TextField
        key={name}
        name={name}
        lang={language}
        label={t(`bench.title_${language}`)}
        hint={place === 0 ? t("bench.titleHint") : undefined}
        value={fields[name]}
        onChange={({ target }) => change({ [name]: target.value })}
        error={error(name)}
        maxLength={120}
        autoComplete="off"
        aria-required
      />
    );
  });
}

/** What the drawing shows, for those who do not see it. Empty: the drawing's own name; of a picture nobody else knows it. */
export function AltFields({ fields, languages, change, error }: WordFieldsProps) {
  const t = useT("print");
  const motif = isMotif(fields.motif) ? fields.motif : "sun";
  const drawn = fields.plate === "drawing";
  return languages.map((language) => {
    const name = `alt_${language}` as const;
    return (
      <TextField
        key={name}
        name={name}
        lang={language}
        label={t(drawn ? `bench.alt_${language}` : `bench.pictureAlt_${language}`)}
        placeholder={drawn ? t(`alt.${motif}`, { lng: language }) : undefined}
        aria-required={!drawn}
        value={fields[name]}
        onChange={({ target }) => change({ [name]: target.value })}
        error={error(name)}
        maxLength={120}
        autoComplete="off"
      />
    );
  });
}
