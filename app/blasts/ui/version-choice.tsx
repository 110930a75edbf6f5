import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import type { Letter } from "../versions.ts";

type VersionChoiceProps = { id?: string; versions: Letter[]; chosen: Letter };

/** Which version is meant, where a blast has several. */
export function VersionChoice({ id, versions, chosen }: VersionChoiceProps) {
  const t = useT("blasts");
  if (versions.length < 2) return null;
  return (
    <SelectField
      name="version"
      {...(id && { id })}
      label={t("version.title")}
      defaultValue={versions.includes(chosen) ? chosen : "a"}
      options={versions.map((value) => ({ value, text: value.toUpperCase() }))}
    />
  );
}
