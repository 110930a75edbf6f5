import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type Conditions, standings } from "../conditions.ts";
import { weighedReasons } from "../suspicion.ts";
import { useReviewWords } from "./use-review-words.ts";

type Choice = { id: string; name: string };

type FieldsProps = {
  conditions: Conditions;
  petitions: Choice[];
  timeZone: string;
  personal: boolean;
  /** The petitions are those of one campaign. */
  within: boolean;
  /** With "all that are not invalid". */
  any?: boolean;
  errors?: Record<string, string>;
  /** What was typed, when the form comes back. */
  typed?: Record<string, string>;
};

/** The fields that lists and conditions have in common. */
export function CommonFields({
  conditions,
  petitions,
  timeZone,
  personal,
  within,
  any = false,
  errors = {},
  typed = {},
}: FieldsProps) {
  const t = useT("review");
  const words = useReviewWords(timeZone);
  const moment = (key: "from" | "until") =>
    typed[key] ?? (conditions[key] ? localTimeIn(conditions[key], timeZone) : "");
  const ways = any ? (["any", ...standings] as const) : standings;
  return (
    <>
      <SelectField
        name="petition"
        label={t("petition")}
        error={errors.petition}
        defaultValue={typed.petition ?? conditions.petition ?? ""}
        options={[
          { value: "", text: t(within ? "allPetitionsHere" : "allPetitions") },
          ...petitions.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField
        name="standing"
        label={t("standing")}
        defaultValue={typed.standing ?? conditions.standing}
        options={ways.map((value) => ({ value, text: t(`standings.${value}`) }))}
      />
      <SelectField
        name="reason"
        label={t("reason")}
        defaultValue={typed.reason ?? conditions.reason ?? ""}
        options={[
          { value: "", text: t("anyReason") },
          ...weighedReasons.map((value) => ({ value, text: words.reason(value) })),
        ]}
      />
      <TextField
        name="from"
        type="datetime-local"
        label={t("from")}
        error={errors.from}
        defaultValue={moment("from")}
      />
      <TextField
        name="until"
        type="datetime-local"
        label={t("until")}
        error={errors.until}
        defaultValue={moment("until")}
      />
      <TextField
        name="words"
        type="search"
        label={t(personal ? "search" : "searchNames")}
        error={errors.words}
        defaultValue={typed.words ?? conditions.words ?? ""}
        maxLength={200}
        autoComplete="off"
      />
    </>
  );
}

type ReviewFiltersProps = FieldsProps & { action: string };

/** Which signatures. Posted, so that a name that is looked for stays out of the address. */
export function ReviewFilters({ action, ...fields }: ReviewFiltersProps) {
  const t = useT("review");
  return (
    <Form method="post" className="adm-filters" action={action} key={JSON.stringify(fields.conditions)}>
      <input type="hidden" name="intent" value="show" />
      <CommonFields {...fields} />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("show")}
        </button>
      </div>
    </Form>
  );
}
