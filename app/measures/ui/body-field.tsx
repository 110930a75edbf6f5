import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { stateBodies } from "../body.ts";

/** Before whom something is: Congress, or a state's legislature. */
export function BodyField({ value, error }: { value: string | undefined; error: string | undefined }) {
  const t = useT("measures");
  return (
    <SelectField
      name="body"
      label={t("body")}
      defaultValue={value ?? ""}
      error={error}
      options={[
        { value: "", text: "" },
        { value: "US", text: t("congress") },
        ...stateBodies.map(({ code, state }) => ({ value: code, text: state })),
      ]}
      required
    />
  );
}
