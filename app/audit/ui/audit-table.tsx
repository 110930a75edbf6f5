import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { useDeedWords } from "./use-deed-words.ts";

type Values = Record<string, unknown> | null;

type Line = {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string;
  from: string | null;
  what: string;
  subject: { kind: string; id: string; name: string | null };
  before: Values;
  after: Values;
};

type AuditTableProps = {
  lines: Line[];
  pages: { next: string | null; previous: string | null };
  timeZone: string;
};

/** Who did what to what, before and after, from where. */
export function AuditTable({ lines, pages, timeZone }: AuditTableProps) {
  const t = useT("admin");
  return (
    <AdminTable
      caption={t("audit.title")}
      columns={useColumns(timeZone)}
      rows={lines}
      rowKey={({ id }) => id}
      pages={pages}
      empty={<EmptyState title={t("audit.nothing")}>{<p>{t("audit.nothingText")}</p>}</EmptyState>}
    />
  );
}

function useColumns(timeZone: string): Column<Line>[] {
  const t = useT("admin");
  const language = useLanguage();
  const words = useDeedWords();
  return [
    {
      key: "when",
      title: t("audit.when"),
      cell: ({ at }) => <time dateTime={at}>{formatInstant(at, timeZone, language)}</time>,
    },
    { key: "who", title: t("audit.who"), cell: (line) => <b>{words.actor(line)}</b> },
    { key: "what", title: t("audit.what"), cell: ({ what }) => words.deed(what) },
    {
      key: "subject",
      title: t("audit.subject"),
      cell: ({ subject }) => (
        <span className="adm-long">
          {subject.id === "unknown"
            ? t("audit.unknownMember")
            : (words.subject(subject) ?? `${words.kind(subject.kind)} ${subject.id}`)}
        </span>
      ),
    },
    {
      key: "change",
      title: t("audit.change"),
      wide: true,
      cell: ({ before, after }) => <Change before={before} after={after} />,
    },
    { key: "from", title: t("audit.network"), wide: true, cell: ({ from }) => from ?? "" },
  ];
}

/** Field by field: the old value struck out, the new one after it. */
function Change({ before, after }: { before: Values; after: Values }) {
  const t = useT("admin");
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const show = (value: unknown) =>
    value === null || value === ""
      ? t("audit.nobody")
      : typeof value === "string"
        ? value
        : JSON.stringify(value);
  return (
    <ul className="adm-values">
      {fields.map((field) => (
        <li key={field}>
          {field}: {before && field in before ? <del>{show(before[field])}</del> : null}{" "}
          {after && field in after ? <ins>{show(after[field])}</ins> : null}
        </li>
      ))}
    </ul>
  );
}
