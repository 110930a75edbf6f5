import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { CustomField } from "#app/supporters/custom-field.ts";
import { type Column, Table } from "#app/ui/data-table.tsx";
import { FieldError } from "#app/ui/form-frame.tsx";
import { type ColumnTarget, plainTargets } from "../column-target.ts";
import { useImportWords } from "./use-import-words.ts";

export type ColumnsTableProps = {
  headings: string[];
  /** The first rows of the file. */
  sample: string[][];
  targets: ColumnTarget[];
  fields: CustomField[];
  /** Sentences by "column.<n>". */
  errors: Record<string, string>;
};

/** Each column of a file with its first values, and what it is taken for. */
export function ColumnsTable({ headings, sample, targets, fields, errors }: ColumnsTableProps) {
  const t = useT("imports");
  const words = useImportWords();
  const columns: Column<number>[] = [
    { key: "column", title: t("map.column"), cell: (at) => words.column(headings, at) },
    {
      key: "first",
      title: t("map.first"),
      cell: (at) => <FirstValues values={sample.map((cells) => cells[at]?.trim() ?? "")} />,
    },
    {
      key: "target",
      title: t("map.takenFor"),
      cell: (at) => (
        <TargetSelect
          name={`column.${at}`}
          label={t("map.takenForOf", { column: words.column(headings, at) })}
          chosen={targets[at] ?? ""}
          fields={fields}
          error={errors[`column.${at}`]}
        />
      ),
    },
  ];
  return (
    <div className="imp-columns">
      <Table
        caption={t("map.title")}
        captionHidden
        columns={columns}
        rows={headings.map((_, at) => at)}
        rowKey={String}
      />
    </div>
  );
}

function FirstValues({ values }: { values: string[] }) {
  const t = useT("imports");
  return (
    <ul className="imp-values">
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place alone
        <li key={at}>{value === "" ? <i>{t("map.blank")}</i> : value}</li>
      ))}
    </ul>
  );
}

type TargetSelectProps = {
  name: string;
  label: string;
  chosen: string;
  fields: CustomField[];
  error?: string | undefined;
};

function TargetSelect({ name, label, chosen, fields, error }: TargetSelectProps) {
  const t = useT("imports");
  const language = useLanguage();
  return (
    <div data-field={name} className={error ? "field-bad" : undefined}>
      <select
        className="input"
        id={name}
        name={name}
        aria-label={label}
        defaultValue={chosen}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        <option value="">{t("targets.none")}</option>
        <optgroup label={t("targets.plain")}>
          {plainTargets.map((target) => (
            <option key={target} value={target}>
              {t(`targets.${target}`)}
            </option>
          ))}
        </optgroup>
        {fields.length > 0 ? (
          <optgroup label={t("targets.own")}>
            {fields.map(({ key, labels }) => (
              <option key={key} value={`custom.${key}`}>
                {labels[language]}
              </option>
            ))}
          </optgroup>
        ) : null}
      </select>
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
    </div>
  );
}
