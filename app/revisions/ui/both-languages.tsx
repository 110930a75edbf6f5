import type { ReactNode } from "react";
import { type Language, languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { useReadOnly } from "#app/ui/admin/read-only.tsx";
import type { TranslationState } from "../translation-state.ts";
import { useFieldLabel } from "./use-field-label.ts";

type BothLanguagesProps = {
  /** Kind of the content: with the name of the field it has a word for it. */
  kind: string;
  field: string;
  states: Record<string, TranslationState>;
  /** Draws the field of one language: its name, its label with the mark of a translation that waits. */
  children: (own: { language: Language; name: string; label: ReactNode }) => ReactNode;
};

/** Name of the boxes that say a stale translation still fits. */
export const stillRight = "still-right";

/** A field in both languages beside one another, with what is missing or stale marked. */
export function BothLanguages({ kind, field, states, children }: BothLanguagesProps) {
  const label = useFieldLabel(kind);
  const t = useT("revisions");
  const readOnly = useReadOnly();
  return (
    <div className="adm-both">
      {languages.map((language) => {
        const name = `${field}.${language}`;
        const state = states[name] ?? "current";
        const mark = state === "current" ? null : <Badge tone="waiting">{t(`translation.${state}`)}</Badge>;
        return (
          <div key={language}>
            {children({
              language,
              name,
              label: (
                <>
                  {label(name)} {mark}
                </>
              ),
            })}
            {state === "stale" && !readOnly ? (
              <label className="check adm-still-right">
                <input type="checkbox" name={stillRight} value={name} />
                <span>{t("translation.stillRight")}</span>
              </label>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
