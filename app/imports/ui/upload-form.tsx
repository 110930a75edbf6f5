import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { LARGEST_MEGABYTES, useImportWords } from "./use-import-words.ts";

/** Takes a file; nothing of it is brought in yet. */
export function UploadForm({ errors }: { errors: Record<string, string> }) {
  const t = useT("imports");
  const said = useImportWords().errors(errors);
  return (
    <>
      <p>{t("upload.text", { size: LARGEST_MEGABYTES })}</p>
      <AdminForm intent="upload" files errors={said} submit={t("upload.submit")}>
        <TextField
          name="file"
          type="file"
          label={t("upload.file")}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          error={said.file}
          required
        />
      </AdminForm>
    </>
  );
}
