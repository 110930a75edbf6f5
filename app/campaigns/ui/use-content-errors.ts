import { useT } from "#app/i18n/use-translate.tsx";

type Codes = Record<string, string> | undefined;

/** The sentences for the errors of forms about content, by field. What is no code is a sentence already. */
export function useContentErrors(): (errors: Codes) => Record<string, string> {
  const admin = useT("admin");
  const t = useT("content");
  const words: Record<string, string> = {
    required: admin("errors.required"),
    unknown: admin("errors.unknown"),
    "too-long": t("errors.too-long"),
    "bad-slug": t("errors.bad-slug"),
    "slug-taken": t("errors.slug-taken"),
    "bad-text": t("errors.bad-text"),
    "bad-time": t("errors.bad-time"),
    past: t("errors.past"),
    incomplete: t("errors.incomplete"),
    "bad-link": t("errors.bad-link"),
    "bad-country": t("errors.bad-country"),
    "bad-goal": t("errors.bad-goal"),
    signed: t("errors.signed"),
    "petition-incomplete": t("errors.petition-incomplete"),
    illegal: t("errors.illegal"),
    "not-a-draft": t("errors.not-a-draft"),
    "bad-day": t("errors.bad-day"),
    "bad-article-link": t("errors.bad-article-link"),
    "post-incomplete": t("errors.post-incomplete"),
    "clipping-incomplete": t("errors.clipping-incomplete"),
    removed: t("errors.removed"),
  };
  return (errors = {}) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]));
}
