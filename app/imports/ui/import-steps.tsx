import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { ImportView } from "../import-queries.server.ts";

const steps = ["columns", "look", "import"] as const;

export type ImportStep = (typeof steps)[number];

/** Which part of its page an import is at; earlier choices can be looked at again until it is brought in. */
export function stepOf(
  { run, importedAt, lookRun }: Pick<ImportView, "run" | "importedAt" | "lookRun">,
  asked: string | null,
): ImportStep {
  if (run || importedAt) return "import";
  return !lookRun || asked === "columns" ? "columns" : "look";
}

/** The three steps of an import, and at which one it is. */
export function ImportSteps({ id, step }: { id: string; step: ImportStep }) {
  const t = useT("imports");
  return (
    <ol className="imp-steps" aria-label={t("steps.label")}>
      {steps.map((each) => (
        <li key={each} aria-current={each === step ? "step" : undefined}>
          {each === "columns" && step === "look" ? (
            <Link to={`/admin/imports/${id}?step=columns`}>{t("steps.columns")}</Link>
          ) : (
            <span>{t(`steps.${each}`)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
