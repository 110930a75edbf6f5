import { useT } from "#app/i18n/use-translate.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { dedicationFields, dedicationKinds, LONGEST_MESSAGE } from "../dedication-form.ts";

type Props = { typed: Record<string, string>; spoken: Record<string, string> };

/** In whose honor or memory a gift is given, and who is told of it: behind one press, since most gifts are nobody's but the giver's. */
export function DedicationFields({ typed, spoken }: Props) {
  const t = useT("donations");
  const field = (name: (typeof dedicationFields)[number]) => ({
    ...{ name, defaultValue: typed[name] ?? "", error: spoken[name], autoComplete: "off" },
  });
  const isOpen = dedicationFields.some((name) => typed[name] || spoken[name]);
  return (
    <details open={isOpen}>
      <summary className="small">{t("dedication.offer")}</summary>
      <div className="stack">
        <RadioGroup
          name="dedication"
          legend={t("dedication.kind")}
          chosen={typed.dedication ?? ""}
          error={spoken.dedication}
          options={[
            { value: "", text: t("dedication.none") },
            ...dedicationKinds.map((value) => ({ value, text: t(`dedication.${value}`) })),
          ]}
        />
        <TextField {...field("dedicated_to")} label={t("dedication.to")} maxLength={100} />
        <p className="small">{t("dedication.told")}</p>
        <TextField {...field("told_name")} label={t("dedication.toldName")} maxLength={100} />
        <TextField
          {...field("told_email")}
          label={t("dedication.toldEmail")}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <TextArea
          {...field("told_message")}
          label={t("dedication.message")}
          hint={t("dedication.messageHint", { count: LONGEST_MESSAGE })}
          maxLength={LONGEST_MESSAGE}
          autoCapitalize="sentences"
        />
      </div>
    </details>
  );
}
