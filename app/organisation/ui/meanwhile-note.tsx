import { useT } from "#app/i18n/use-translate.tsx";

type MeanwhileNoteProps = {
  /** Who saved in between; null when it is not known. */
  by: string | null;
  /** Names of the fields they changed, in words. */
  fields: string[];
};

/** Says that somebody else saved the same form: nothing was overwritten, and nothing typed is lost. */
export function MeanwhileNote({ by, fields }: MeanwhileNoteProps) {
  const t = useT("settings");
  return (
    <div className="adm-flash" data-tone="bad" role="alert">
      <p>
        {by ? t("meanwhile.by", { name: by }) : t("meanwhile.somebody")}{" "}
        {fields.length > 0 ? t("meanwhile.fields", { fields: fields.join(", ") }) : null}{" "}
        {t("meanwhile.what")}
      </p>
    </div>
  );
}
