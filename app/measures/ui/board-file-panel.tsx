import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { RowProblem } from "../positions-csv.ts";
import type { VoteProblem } from "../read-votes.ts";
import { LineProblems } from "./record-panel.tsx";

type BoardFilePanelProps = {
  page: string;
  errors: Record<string, string>;
  problems: (VoteProblem | RowProblem)[];
};

/** Takes a board along as a file, and takes the file back when it was filled in. */
export function BoardFilePanel({ page, errors, problems }: BoardFilePanelProps) {
  const t = useT("measures");
  return (
    <Panel
      title={t("file.title")}
      id="file-panel"
      aside={
        <a href={`${page}.csv`} download>
          {t("file.download")}
        </a>
      }
    >
      <p className="adm-hint">{t("file.hint")}</p>
      <AdminForm intent="file" files submit={t("file.save")} look="two" errors={errors}>
        <TextField
          name="positions"
          type="file"
          label={t("file.file")}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          error={errors.positions}
          required
        />
        <LineProblems problems={problems} of="row" />
      </AdminForm>
    </Panel>
  );
}
