import { useT } from "#app/i18n/use-translate.tsx";

/** The sentence for a code of what went wrong with a picture or a text; what is no code is a sentence already. */
export function useEditorWords(): (code: string) => string {
  const t = useT("editor");
  return (code) =>
    code === "failed" ? t("picture.failed") : t(`errors.${code}` as "errors.picture-type", code);
}
