import { useT } from "#app/i18n/use-translate.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { dedicationFields, dedicationKinds, LONGEST_MESSAGE } from "../dedication-form.ts";

type Props = { typed: Record<string, string>; errors: Record<string, string> };

/** In whose honor or memory a gift was given that came otherwise than by Stripe, and who is told of it. */
export function OfflineDedication({ typed, errors }: Props) {
  const t = useT("offline-gifts");
  const field = (name: (typeof dedicationFields)[number]) => ({
    ...{ name, defaultValue: typed[name] ?? "", error: errors[name], autoComplete: "off" },
  });
  const isOpen = dedicationFields.some((name) => typed[name] || errors[name]);
  return (
    <details open={isOpen}>
      <summary>{t("dedication.title")}</summary>
      <div className="stack">
        <RadioGroup
          name="dedication"
          legend={t("dedication.kind")}
          chosen={typed.dedication ?? ""}
          error={errors.dedication}
          options={[
            { value: "", text: t("dedication.none") },
            ...dedicationKinds.map((value) => ({ value, text: t(`dedication.${value}`) })),
          ]}
        />
        <TextField {...field("dedicated_to")} label={t("dedication.to")} maxLength={100} />
        <p className="adm-hint">{t("dedication.told")}</p>
        <TextField {...field("told_name")} label={t("dedication.toldName")} maxLength={100} />
        <TextField {...field("told_email")} label={t("dedication.toldEmail")} type="email" maxLength={254} />
        <TextArea
          {...field("told_message")}
          label={t("dedication.message")}
          hint={t("dedication.messageHint", { count: LONGEST_MESSAGE })}
          maxLength={LONGEST_MESSAGE}
          rows={3}
        />
      </div>
    </details>
  );
}
