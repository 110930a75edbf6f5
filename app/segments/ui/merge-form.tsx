import { regionName } from "#app/geography/states.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { type CustomField, showCustomValue } from "#app/supporters/custom-field.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { answeredKeys, isBlank, isSame, type MergePart, mergePartNames } from "../merge-choice.ts";
import type { MergePreview } from "../merge-preview.server.ts";
import { MergeEffects } from "./merge-effects.tsx";
import { fullName } from "./supporters-table.tsx";

type Person = MergePreview["people"][number];

type MergeFormProps = {
  preview: MergePreview;
  fields: CustomField[];
  partners: { id: string; name: string }[];
  /** Something was changed while they were looked at. */
  changed: boolean;
};

/** Two people side by side: for each thing that differs one chooses whose it is. */
export function MergeForm({ preview, fields, partners, changed }: MergeFormProps) {
  const t = useT("segments");
  const [one, other] = preview.people as [Person, Person];
  const main = one.stopped && !other.stopped ? other : one;
  return (
    <AdminForm errors={changed ? { seen: t("merge.changed") } : {}} submit={t("merge.submit")} intent="merge">
      <input type="hidden" name="with" value={other.id} />
      <input type="hidden" name="seen" value={preview.seen} />
      <Panel title={t("merge.choose")} id="seen">
        <p className="adm-hint">{t("merge.chooseText")}</p>
        <Choice
          name="email"
          legend={t("merge.address")}
          hint={t("merge.addressHint")}
          chosen={main.id}
          options={[one, other].map((person) => ({
            id: person.id,
            text: person.email,
            note: person.stopped ? t(`reason.${person.stopped}`) : null,
          }))}
        />
        {mergePartNames.map((part) => (
          <PartChoice key={part} part={part} one={one} other={other} />
        ))}
        {answeredKeys(one, other).map((key) => (
          <CustomChoice
            key={key}
            name={key}
            field={fields.find((each) => each.key === key)}
            one={one}
            other={other}
          />
        ))}
      </Panel>
      <MergeEffects preview={preview} partners={partners} />
    </AdminForm>
  );
}

type Two = { one: Person; other: Person };

function PartChoice({ part, one, other }: { part: MergePart } & Two) {
  const t = useT("segments");
  const words = usePartWords();
  if (isSame(part, one, other)) return <Agreed legend={t(`merge.part.${part}`)} text={words(part, one)} />;
  return (
    <Choice
      name={part}
      legend={t(`merge.part.${part}`)}
      chosen={isBlank(part, one) ? other.id : one.id}
      options={[one, other].map((person) => ({ id: person.id, text: words(part, person), note: null }))}
    />
  );
}

function usePartWords(): (part: MergePart, person: Person) => string {
  const t = useT("segments");
  return (part, person) => {
    const { region, country } = person;
    const written: Record<MergePart, (string | null)[]> = {
      name: [fullName({ givenName: person.givenName ?? "", familyName: person.familyName })],
      phone: [person.phone],
      place: [
        person.streetAddress,
        person.locality,
        region && (regionName(country ?? "US", region) ?? region),
        person.postalCode,
        country === "US" ? null : country,
      ],
      language: [t(`chip.language.${person.language === "es" ? "es" : "en"}`)],
    };
    return written[part].filter(Boolean).join(", ");
  };
}

type CustomChoiceProps = { name: string; field: CustomField | undefined } & Two;

function CustomChoice({ name, field, one, other }: CustomChoiceProps) {
  const t = useT("segments");
  const language = useLanguage();
  const legend = field?.labels[language] ?? name;
  const words = { yes: t("chip.yes"), no: t("chip.no") };
  const say = ({ custom }: Person) => {
    const value = custom[name];
    if (value === undefined) return "";
    return field ? showCustomValue(field, value, language, words) : String(value);
  };
  if (one.custom[name] === other.custom[name]) return <Agreed legend={legend} text={say(one)} />;
  return (
    <Choice
      name={`custom.${name}`}
      legend={legend}
      chosen={name in one.custom ? one.id : other.id}
      options={[one, other].map((person) => ({ id: person.id, text: say(person), note: null }))}
    />
  );
}

type ChoiceProps = {
  name: string;
  legend: string;
  hint?: string;
  chosen: string;
  options: { id: string; text: string; note: string | null }[];
};

function Choice({ name, legend, hint, chosen, options }: ChoiceProps) {
  const t = useT("segments");
  return (
    <fieldset className="seg-choice">
      <legend>{legend}</legend>
      {hint ? <p className="adm-hint">{hint}</p> : null}
      <div>
        {options.map(({ id, text, note }) => (
          <label className="check" key={id}>
            <input type="radio" name={name} value={id} defaultChecked={id === chosen} required />
            <span>
              {text || <i>{t("merge.blank")}</i>}
              {note ? <small>{note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Agreed({ legend, text }: { legend: string; text: string }) {
  const t = useT("segments");
  if (!text) return null;
  return (
    <div className="seg-choice">
      <p className="seg-choice-name">{legend}</p>
      <p>
        {text} <span className="adm-hint">{t("merge.same")}</span>
      </p>
    </div>
  );
}
