import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import type { MeanwhileView } from "../meanwhile-view.ts";
import { baseNames } from "../read-base.ts";
import { Difference } from "./difference.tsx";
import { useWhen } from "./use-when.ts";

type BaseFieldsProps = {
  /** The version that the form's values are of. */
  version: number;
  /** What the action answered when somebody else had saved. */
  meanwhile?: MeanwhileView | null | undefined;
  /** What a field is called: "Title (Spanish)". */
  label: (field: string) => string;
};

/**
 * Stands in a form: of which state it was made and, when somebody else has saved since, what they changed and
 * the choice between theirs and mine.
 */
export function BaseFields({ version, meanwhile, label }: BaseFieldsProps) {
  return (
    <>
      <input type="hidden" name={baseNames.version} value={meanwhile?.latest.version ?? version} />
      {meanwhile ? (
        <>
          <input type="hidden" name={baseNames.from} value={meanwhile.from} />
          <MeanwhileNote meanwhile={meanwhile} label={label} />
        </>
      ) : null}
    </>
  );
}

function MeanwhileNote({ meanwhile, label }: { meanwhile: MeanwhileView; label: (field: string) => string }) {
  const t = useT("revisions");
  const when = useWhen();
  const name = meanwhile.latest.author ?? t("somebody");
  return (
    <section className="adm-meanwhile" role="alert" tabIndex={-1} id="meanwhile">
      <h2>{t("meanwhile.title", { name, when: when(meanwhile.latest.at) })}</h2>
      <p>{meanwhile.clashes.length > 0 ? t("meanwhile.text") : t("meanwhile.nothing")}</p>
      {meanwhile.clashes.map(({ field, parts }) => (
        <Fieldset key={field} id={`clash-${field}`} legend={t("meanwhile.clash", { field: label(field) })}>
          <Difference parts={parts} label={t("meanwhile.difference")} />
          <CheckField
            name={baseNames.take}
            id={`take-${field}`}
            value={field}
            label={t("meanwhile.theirs")}
            hint={t("meanwhile.mine")}
          />
        </Fieldset>
      ))}
      {meanwhile.theirs.length > 0 ? (
        <>
          <p>{t("meanwhile.theirsOnly", { name })}</p>
          {meanwhile.theirs.map(({ field, parts }) => (
            <div key={field}>
              <h3>{label(field)}</h3>
              <Difference parts={parts} label={label(field)} />
            </div>
          ))}
        </>
      ) : null}
    </section>
  );
}
