import { useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { ErrorSummary } from "#app/ui/form-frame.tsx";
import { TextArea } from "#app/ui/text-field.tsx";
import { type CallErrors, callOutcomes } from "../call-form.ts";
import type { CallsView } from "../call-view.ts";

type OutcomeFormProps = {
  view: CallsView & { card: NonNullable<CallsView["card"]> };
  errors?: CallErrors;
  typed?: Record<string, string>;
};

/** How did it go? Somebody without a number can only be passed over. */
export function OutcomeForm({ view: { card, next, attempt }, errors = {}, typed = {} }: OutcomeFormProps) {
  const t = useT("calls");
  const spoken = Object.entries(errors).map(([field, code]) => ({ field, text: t(`errors.${code}`) }));
  const said = (field: keyof CallErrors) => errors[field] && t(`errors.${errors[field]}`);
  const canCall = card.numbers.length > 0;
  return (
    <form method="post" noValidate className="call-outcome" id="official" data-guard="">
      <h2>{canCall ? t("form.title") : card.name}</h2>
      <ErrorSummary title={t("form.errors", { count: spoken.length })} errors={spoken} />
      <input type="hidden" name="official" value={card.officialId} />
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="offer" value={card.offer} />
      {canCall ? (
        <>
          <RadioGroup
            name="outcome"
            legend={t("form.outcome")}
            error={said("outcome")}
            chosen={typed.outcome}
            required
            options={callOutcomes.map((value) => ({
              value,
              text: t(`outcome.${value}`),
              note: value === "busy" && card.numbers.length > 1 ? t("form.busyNext") : undefined,
            }))}
          />
          <TextArea
            name="notes"
            maxLength={2_000}
            label={t("form.notes")}
            optional={t("form.optional")}
            hint={t("form.notesHint")}
            error={said("notes")}
            defaultValue={typed.notes ?? ""}
            rows={3}
          />
          <Button icon="phone">{next ? t("form.save", { name: next }) : t("form.saveLast")}</Button>
        </>
      ) : (
        <Button name="outcome" value="skipped">
          {next ? t("form.skip", { name: next }) : t("form.skipLast")}
        </Button>
      )}
    </form>
  );
}
