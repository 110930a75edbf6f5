import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { RunState } from "../run.ts";

/** Words for kinds, figures and problems of runs; what has none is named as it is kept. */
export function useRunWords() {
  const t = useT("runs") as unknown as (key: string, options?: Record<string, unknown>) => string;
  const language = useLanguage();
  return {
    kind: (kind: string) => t(`kinds.${kind}`, { defaultValue: kind }),
    figure: (name: string) => t(`figures.${name}`, { defaultValue: name }),
    problem: (code: string) => t(`problems.${code}`, { defaultValue: t("problems.unexpected") }),
    state: (state: RunState) => t(`states.${state}`),
    size: (bytes: number) =>
      bytes < 1_000_000
        ? t("file.kilobytes", { size: formatCount(Math.max(1, Math.round(bytes / 1_000)), language) })
        : t("file.megabytes", { size: formatCount(Math.round(bytes / 1_000_000), language) }),
  };
}
